import type { Question } from '../../host/bridge.ts';
import type { ButtonName, QuestionView } from './messages.ts';
import type { Windows } from './windows.ts';
import type { GivenAnswer } from './worker-messages.ts';

/** How long a window may be gone, as it is while it reloads, before the question it was asked counts as closed. */
const PATIENCE = 5000;

/** The questions that scripts wait for, each in the window that started the script. */
export interface Questions {
  ask(window: string, id: number, question: Question): void;
  /** Nobody waits for the answer any more. */
  forget(id: number): void;
  /** A stream of a window opened: what it had open is asked again. */
  again(window: string): void;
  /** False when nobody waits for that answer. */
  answer(window: string, id: number, answer: GivenAnswer): boolean;
}

export function makeQuestions(windows: Windows, give: (id: number, answer: GivenAnswer) => void): Questions {
  const open = new Map<number, { readonly window: string; readonly question: QuestionView }>();

  function forget(id: number): void {
    open.delete(id);
    windows.tell({ kind: 'answered', question: id });
  }
  /** Where nobody is left to answer, the script goes on as if the question had been closed. */
  const closeUnlessBack = (window: string): void => {
    setTimeout(() => {
      if (windows.isOpen(window)) return;
      for (const [id, asked] of open) {
        if (asked.window !== window) continue;
        forget(id);
        give(id, { button: 'CLOSE', text: '' });
      }
    }, PATIENCE).unref();
  };
  windows.onLeave(closeUnlessBack);

  return {
    ask(window, id, { kind, title, prompt, buttons }) {
      const question = { id, kind, title, prompt, buttons };
      open.set(id, { window, question });
      windows.tell({ kind: 'question', question }, window);
      if (!windows.isOpen(window)) closeUnlessBack(window);
    },
    forget,
    again(window) {
      for (const asked of open.values())
        if (asked.window === window) windows.tell({ kind: 'question', question: asked.question }, window);
    },
    answer(window, id, answer) {
      const asked = open.get(id);
      if (asked?.window !== window) return false;
      const offered: readonly ButtonName[] = [...(asked.question.buttons.split('_') as ButtonName[]), 'CLOSE'];
      if (!offered.includes(answer.button)) return false;
      forget(id);
      give(id, answer);
      return true;
    },
  };
}
