import type { HelpPage, HelpSection } from '../adapters/calls.ts';
import { now as clock } from '../adapters/google.ts';
import { isSetUp, localeHere, openWorkbook, WorkbookError } from '../adapters/workbook.ts';
import { holdersOf, type Role, type Site } from '../domain/site.ts';
import { fill, type Locale, type Words, words } from '../domain/words.ts';
import { TEXTS } from '../locales/index.ts';
import { whoMayWhat } from './may-lines.ts';
import { MENU } from './menu-lines.ts';

/** The short handbook: the day, the menu line by line, the keys, and whom to ask, by the names of the settings. */
export function helpPage(): HelpPage {
  const locale = localeHere();
  const said = (lines: readonly Line[]): HelpSection['lines'] =>
    lines.map(([term, text]) => ({ term: term[locale], text: text[locale] }));
  return {
    locale,
    sections: [
      { heading: DAY[locale], lines: said(DAY_LINES) },
      {
        heading: MENU_TITLE[locale],
        lines: MENU.flat().map(({ caption, about }) => ({ term: TEXTS[locale][caption], text: about[locale] })),
      },
      { heading: KEYS[locale], lines: said(KEY_LINES) },
      whoMayWhat(locale),
      { heading: ASK[locale], lines: asked(locale) },
    ],
  };
}

/** Whom to ask. A workbook that cannot be opened has no names; the help opens all the same. */
function asked(locale: Locale): HelpSection['lines'] {
  const site = siteHere();
  const named = (roles: readonly Role[]): string =>
    roles
      .flatMap((role) => (site ? holdersOf(site, role, clock()).map(({ name }) => name) : []))
      .join(locale === 'en' ? ', ' : '、');
  return WHOM.map(([roles, term, text]) => {
    const names = named(roles);
    return { term: term[locale], text: fill(text[locale], { names: names === '' ? NOBODY[locale] : names }) };
  });
}

function siteHere(): Site | undefined {
  try {
    return isSetUp() ? openWorkbook().site : undefined;
  } catch (failure) {
    if (failure instanceof WorkbookError) return undefined;
    throw failure;
  }
}

type Line = readonly [term: Words, text: Words];

const DAY = words('一天怎么用', '一天怎麼用', 'A day');
const DAY_LINES: readonly Line[] = [
  [
    words('接班', '接班', 'On duty'),
    words(
      '打开「今日待办」，在最上面选自己的姓名；设了密码的要输入密码。',
      '開啟「今日待辦」，在最上面選自己的姓名；設了密碼的要輸入密碼。',
      'Open "Today" and choose your name at the top, with your PIN where you have one.',
    ),
  ],
  [
    words('来电、来访', '來電、來訪', 'A call or a visit'),
    words(
      '先按 / 查电话或房号，看他以前的事；再点「＋」登记。关掉也不会丢，下次打开还在。',
      '先按 / 查電話或房號，看他以前的事；再點「＋」登記。關掉也不會丟，下次開啟還在。',
      'Press / and look the phone or room up first, then record with "＋". Closing loses nothing: it is there the next time.',
    ),
  ],
  [
    words('往下办', '往下辦', 'Going on'),
    words(
      '点开那一条，按接单、处理完成、归还、回访。',
      '點開那一條，按接單、處理完成、歸還、回訪。',
      'Open the entry and press its next step: accept, handled, return, visit.',
    ),
  ],
  [
    words('写错了', '寫錯了', 'A mistake'),
    words(
      '点「更正」，写明原因；旧的内容留在修改记录里。记录不能删除，只能作废。',
      '點「更正」，寫明原因；舊的內容留在修改記錄裡。記錄不能刪除，只能作廢。',
      'Press "Correct" and say why; what stood there stays in the history. Entries are never deleted, only voided.',
    ),
  ],
  [
    words('没有答复', '沒有答覆', 'No answer'),
    words(
      '网络断了，首页会标出「没有收到答复的内容」：打开它就会再问一次，不会重复登记。',
      '網路斷了，首頁會標出「沒有收到答覆的內容」：開啟它就會再問一次，不會重複登記。',
      'When the network fails, the home page marks what was sent without an answer: open it, and it is asked for again; nothing is recorded twice.',
    ),
  ],
];

const MENU_TITLE = words('菜单', '選單', 'The menu');

const KEYS = words('键盘', '鍵盤', 'Keys');
const KEY_LINES: readonly Line[] = [
  [words('/', '/', '/'), words('查找', '查找', 'Find')],
  [
    words('↑ ↓', '↑ ↓', '↑ ↓'),
    words(
      '在结果和列表里上下走，Enter 打开',
      '在結果和清單裡上下走，Enter 開啟',
      'Walk through results and lists; Enter opens',
    ),
  ],
  [
    words('1–9', '1–9', '1–9'),
    words('在选项上直接选第几个', '在選項上直接選第幾個', 'Choose that option where options are shown'),
  ],
  [words('Enter', 'Enter', 'Enter'), words('到下一栏', '到下一欄', 'On to the next field')],
  [words('F2', 'F2', 'F2'), words('带入查到的住户', '帶入查到的住戶', 'Take over the customer that was found')],
  [words('Ctrl+Enter', 'Ctrl+Enter', 'Ctrl+Enter'), words('保存', '儲存', 'Save')],
  [words('Esc', 'Esc', 'Esc'), words('返回', '返回', 'Back')],
];

const ASK = words('有问题找谁', '有問題找誰', 'Whom to ask');
const NOBODY = words('（设置里还没有）', '（設置裡還沒有）', '(nobody in the settings yet)');
const SUPERVISING: readonly Role[] = ['supervisor', 'manager'];
const MANAGING: readonly Role[] = ['manager', 'general-manager'];
const WHOM: readonly (readonly [roles: readonly Role[], term: Words, text: Words])[] = [
  [
    SUPERVISING,
    words('改别人的记录、误删、邮件没到', '改別人的記錄、誤刪、郵件沒到', 'Others’ entries, deleted rows, lost mails'),
    words('找主管或经理：{names}。', '找主管或經理：{names}。', 'A supervisor or manager: {names}.'),
  ],
  [
    MANAGING,
    words('忘了密码、加人、改设置', '忘了密碼、加人、改設置', 'A forgotten PIN, people, settings'),
    words('找经理：{names}。', '找經理：{names}。', 'The manager: {names}.'),
  ],
  [
    [],
    words('程序打不开、发不出邮件', '程式打不開、發不出郵件', 'The program does not open, mails do not go out'),
    words(
      '先点「自检」，照每行后面写的做；还不行，把那几行字交给负责安装的人。',
      '先點「自檢」，照每行後面寫的做；還不行，把那幾行字交給負責安裝的人。',
      'Press "Health" and do what its lines say; if that does not help, give those lines to whoever installed it.',
    ),
  ],
];
