import { useLayoutEffect } from 'preact/hooks';
import type { HelpPage } from '../../adapters/calls.ts';
import { closeDialog } from '../dialog.tsx';
import { useKeys } from '../keys.ts';

/** The short handbook, all of it on one page to scroll through and to print. */
export function Help({ page: { locale, sections } }: { readonly page: HelpPage }) {
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useKeys((event) => {
    if (event.key === 'Escape') closeDialog();
  });
  return (
    <main>
      <nav>
        {sections.map(({ heading }, index) => (
          <button
            type="button"
            key={heading}
            class="plain"
            onClick={() => document.getElementById(`help-${index}`)?.scrollIntoView()}
          >
            {heading}
          </button>
        ))}
      </nav>
      {sections.map(({ heading, lines }, index) => (
        <section key={heading} id={`help-${index}`}>
          <h1>{heading}</h1>
          <dl>
            {lines.map(({ term, text }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </main>
  );
}
