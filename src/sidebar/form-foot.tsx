import { fill } from '../domain/words.ts';
import { useDesk } from './desk.ts';
import type { Form } from './use-form.ts';

/** What can be done with the form, and how its saving goes. */
export function FormFoot({ form, save }: { readonly form: Form; save(next: boolean): Promise<void> }) {
  const { texts, back } = useDesk();
  const { stage, failure, job } = form;
  const saving = stage.name === 'saving';
  return (
    <div class="foot">
      <p class="saying" role="status">
        {saving && (stage.times === 0 ? texts.saving : fill(texts.retrying, { count: stage.times }))}
      </p>
      {stage.name === 'unanswered' && (
        <p class="notice bad" role="alert">
          {texts.unanswered} {failure}
        </p>
      )}
      {stage.name === 'filling' && failure && (
        <p class="notice bad" role="alert">
          {failure}
        </p>
      )}
      <div class="bar">
        <button
          type="button"
          class={job.kind === 'void' ? 'main danger' : 'main'}
          disabled={saving}
          title={texts.saveKey}
          onClick={() => save(false)}
        >
          {stage.name === 'unanswered' ? texts.retry : job.kind === 'void' ? texts.void : texts.save}
        </button>
        {job.kind === 'record' && stage.name === 'filling' && (
          <button type="button" title="Ctrl+Shift+Enter" onClick={() => save(true)}>
            {texts.saveNext}
          </button>
        )}
        {stage.name === 'unanswered' && (
          <button type="button" onClick={form.discard}>
            {texts.discard}
          </button>
        )}
        <button type="button" class="plain" title="Esc" onClick={back}>
          {texts.back}
        </button>
      </div>
    </div>
  );
}
