import { useDesk } from './desk.ts';

/** What failed, and a way to try again. */
export function Failed({ words, again }: { readonly words: string; again(): void }) {
  const { texts } = useDesk();
  return (
    <div class="notice bad" role="alert">
      <p>{words}</p>
      <button type="button" onClick={again}>
        {texts.retry}
      </button>
    </div>
  );
}
