import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Closes what is open once somebody presses outside it. A click into a frame is heard as the window losing the focus. */
export function useAway(place: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const away = ({ target }: Event): void => {
      if (!place.current?.contains(target as Node)) close();
    };
    document.addEventListener('pointerdown', away);
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', away);
      window.removeEventListener('blur', close);
    };
  }, [isOpen]);
}
