/** The language of the person at the terminal, as src/local/output.ts tells it: Chinese, else English. */
const tag = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').replace('_', '-');
export const locale = /^zh-(TW|HK|MO)/.test(tag) ? 'zh-TW' : tag.startsWith('zh') ? 'zh-CN' : 'en';

/** One text in the three languages, said in the terminal's. */
export const say = (zhCN, zhTW, en) => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, en })[locale];
