/** Everything a cell wears besides its value. A missing attribute has the default below. */
export type Attribute =
  | 'numberFormat'
  | 'background'
  | 'fontColor'
  | 'fontFamily'
  | 'fontSize'
  | 'fontWeight'
  | 'fontStyle'
  | 'fontLine'
  | 'horizontalAlignment'
  | 'verticalAlignment'
  | 'wrapStrategy'
  | 'borderTop'
  | 'borderLeft'
  | 'borderBottom'
  | 'borderRight'
  /** A data validation rule as JSON. */
  | 'validation';

export type AttributeValue = string | number;
export type Style = Readonly<Partial<Record<Attribute, AttributeValue>>>;

/** What Google's getters give for an untouched cell. */
export const DEFAULT_STYLE: Readonly<Record<Attribute, AttributeValue>> = {
  numberFormat: '0.###############',
  background: '#ffffff',
  fontColor: '#000000',
  fontFamily: 'Arial',
  fontSize: 10,
  fontWeight: 'normal',
  fontStyle: 'normal',
  fontLine: 'none',
  horizontalAlignment: 'general',
  verticalAlignment: 'bottom',
  wrapStrategy: 'OVERFLOW',
  borderTop: '',
  borderLeft: '',
  borderBottom: '',
  borderRight: '',
  validation: '',
};

/** All attributes that `clearFormat` takes away; a validation is none of them. */
export const FORMAT_ATTRIBUTES = (Object.keys(DEFAULT_STYLE) as Attribute[]).filter((name) => name !== 'validation');

/** Styles are interned: a cell knows a number, number 0 is the untouched cell. The list only grows. */
export class StyleTable {
  readonly list: Style[];
  readonly #ids = new Map<string, number>();
  readonly #steps = new Map<string, number>();

  constructor(list: readonly Style[] = [{}]) {
    this.list = [...list];
    for (const [id, style] of this.list.entries()) this.#ids.set(keyOf(style), id);
  }

  get(id: number, attribute: Attribute): AttributeValue {
    return this.list[id]?.[attribute] ?? DEFAULT_STYLE[attribute];
  }

  /** The style `id` with one attribute changed; undefined takes the default. */
  with(id: number, attribute: Attribute, value: AttributeValue | undefined): number {
    const step = `${id} ${attribute} ${typeof value} ${value}`;
    const known = this.#steps.get(step);
    if (known !== undefined) return known;
    const { [attribute]: _, ...rest } = this.list[id] ?? {};
    const next = this.intern(
      value === undefined || value === DEFAULT_STYLE[attribute] ? rest : { ...rest, [attribute]: value },
    );
    this.#steps.set(step, next);
    return next;
  }

  intern(style: Style): number {
    const key = keyOf(style);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.list.push(Object.freeze({ ...style }));
    this.#ids.set(key, this.list.length - 1);
    return this.list.length - 1;
  }
}

const keyOf = (style: Style): string => JSON.stringify(Object.entries(style).sort(([a], [b]) => (a < b ? -1 : 1)));
