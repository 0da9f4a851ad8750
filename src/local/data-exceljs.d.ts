/** The SAX reader under exceljs: arrays of events, one for each chunk of text. */
declare module 'exceljs/lib/utils/parse-sax.js' {
  type SaxEvent =
    | {
        readonly eventType: 'opentag';
        readonly value: { readonly name: string; readonly attributes: Readonly<Record<string, string>> };
      }
    | { readonly eventType: 'text'; readonly value: string }
    | { readonly eventType: 'closetag'; readonly value: { readonly name: string } };
  export default function parseSax(chunks: Iterable<string>): AsyncIterable<readonly SaxEvent[]>;
}
