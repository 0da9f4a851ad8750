import { type Locale, type Words, words } from '../domain/words.ts';
import { en } from './en.ts';
import { type Texts, zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export const TEXTS: Readonly<Record<Locale, Texts>> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

/** One of the texts in all languages. */
export const wordsOf = (key: keyof Texts): Words => words(zhCN[key], zhTW[key], en[key]);
