import type { FrameLocator, Page } from 'playwright-core';

const OPENINGS = 7;
const SAVES = 7;
const WRITING_MS = 1_000;

/** Milliseconds; medians, but for the keys. */
export interface SidebarTimes {
  /** From the menu's line to a home that can be used, and until it lists what is open. */
  readonly open: number;
  readonly lists: number;
  /** What a key in a form costs until what it changes is laid out: nineteen of twenty cost no more. */
  readonly key: number;
  /** From the key Ctrl+Enter, as it comes to the form, to the frame in which it says 已保存. */
  readonly save: number;
}

/** Works in the sidebar of an open page as somebody at the desk does. */
export async function measureSidebar(page: Page): Promise<SidebarTimes> {
  const sidebar = page.frameLocator('aside iframe');
  const run = async (line: string): Promise<void> => {
    await page.getByRole('menuitem', { name: '客服台账' }).click();
    await page.getByRole('menuitem', { name: line, exact: true }).click();
  };
  await run('今日待办');
  await sidebar.locator('#duty-person').fill('周一鸣');
  await sidebar.getByRole('button', { name: '确定' }).click();
  await sidebar.getByRole('tab').first().waitFor();

  const [open, lists]: [number[], number[]] = [[], []];
  for (let i = 0; i < OPENINGS; i++) {
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('menuitem', { name: '客服台账' }).click();
    const began = performance.now();
    await page.getByRole('menuitem', { name: '今日待办', exact: true }).click();
    await sidebar.getByRole('searchbox').waitFor();
    open.push(performance.now() - began);
    await sidebar.getByRole('tab').first().waitFor();
    lists.push(performance.now() - began);
  }
  await page.getByRole('button', { name: '关闭' }).click();

  const [key, save]: [number[], number[]] = [[], []];
  for (let i = 0; i < SAVES; i++) {
    await run('新增记录');
    await sidebar.getByRole('button', { name: '投诉登记表' }).click();
    await fillIn(sidebar);
    key.push(...(await sidebar.locator('#f-content').evaluate(typeAway, '三号楼电梯夜里异响，业主要求尽快检修。')));
    // Nobody writes a sentence in no time: who lives in the room has been asked and answered by then.
    await page.waitForTimeout(WRITING_MS);
    const form = sidebar.locator('html');
    await form.evaluate(watchSave);
    await page.keyboard.press('Control+Enter');
    await sidebar.getByRole('status').filter({ hasText: '已保存' }).waitFor();
    save.push(await form.evaluate(saveTime));
    await page.getByRole('button', { name: '关闭' }).click();
  }
  return { open: at(open, 0.5), lists: at(lists, 0.5), key: at(key, 0.95), save: at(save, 0.5) };
}

async function fillIn(sidebar: FrameLocator): Promise<void> {
  const choose = (field: string, option: string): Promise<void> =>
    sidebar.locator(`#f-${field} label`, { hasText: option }).click();
  await choose('channel', '来电');
  await sidebar.locator('#f-customer').fill('郑洁');
  await sidebar.locator('#f-room').fill('3-1202');
  await choose('category', '噪音扰民');
  await choose('severity', '一般');
  await sidebar.locator('#f-content').click();
}

/** Runs in the frame: types a text key by key, and gives what each cost. Leans on nothing outside itself. */
async function typeAway(element: unknown, text: string): Promise<number[]> {
  const box = element as { value: string; dispatchEvent(event: Event): void; getBoundingClientRect(): unknown };
  const costs: number[] = [];
  for (const character of text) {
    const began = performance.now();
    box.value += character;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    // What the key changes is drawn once the stack is empty.
    await Promise.resolve().then(() => undefined);
    box.getBoundingClientRect();
    costs.push(performance.now() - began);
  }
  return costs;
}

/** What of a browser's window the two below lean on. */
interface FrameWindow {
  saveTime?: number;
  readonly document: {
    readonly body: object;
    querySelectorAll(selector: string): Iterable<{ readonly textContent: string }>;
    addEventListener(event: 'keydown', heard: (event: { readonly key: string }) => void, capture: true): void;
  };
  readonly MutationObserver: new (
    changed: () => void,
  ) => { observe(of: object, what: object): void; disconnect(): void };
  requestAnimationFrame(drawn: () => void): void;
}

/** Runs in the frame: from Ctrl+Enter on it looks, after every change of the page, for the sentence that says it is saved. */
function watchSave(): void {
  const frame = globalThis as unknown as FrameWindow;
  const { document } = frame;
  frame.saveTime = undefined;
  let began: number | undefined;
  document.addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter') began ??= performance.now();
    },
    true,
  );
  const watch = new frame.MutationObserver(() => {
    const isSaid = [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.includes('已保存'));
    if (began === undefined || !isSaid) return;
    watch.disconnect();
    frame.requestAnimationFrame(() => {
      frame.saveTime = performance.now() - (began as number);
    });
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the frame, once it is saved: what `watchSave` saw. */
async function saveTime(): Promise<number> {
  const frame = globalThis as unknown as FrameWindow;
  while (frame.saveTime === undefined) await new Promise<void>((drawn) => frame.requestAnimationFrame(drawn));
  return frame.saveTime;
}

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] as number;
