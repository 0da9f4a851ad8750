/**
 * The parts of exceljs 4.4.0 that Dutybook leans on: its XML transforms, without its document model, streams and zip.
 * exceljs publishes no types for them. Only what is used is declared; a new version must be compared with this page.
 */

/** Every transform turns a model into a whole part of the package. */
declare module 'exceljs/lib/xlsx/xform/style/styles-xform.js' {
  export interface Font {
    readonly name: string;
    readonly size: number;
    readonly bold?: boolean;
    readonly color?: { readonly argb: string };
  }
  export interface Style {
    readonly font?: Font;
    readonly numFmt?: string;
    readonly fill?: { type: 'pattern'; pattern: 'solid'; fgColor: { argb: string } };
    readonly border?: Readonly<Partial<Record<'top' | 'bottom' | 'left' | 'right', { style: string; color: object }>>>;
    readonly alignment?: {
      readonly horizontal?: 'left' | 'center' | 'right';
      readonly vertical?: 'top' | 'middle' | 'bottom';
      readonly wrapText?: boolean;
      readonly shrinkToFit?: boolean;
      readonly indent?: number;
    };
  }
  export default class StylesXform {
    constructor(initialise: true);
    /** The index a cell names; one style object is written once. */
    addStyleModel(style: Style): number;
    /** The first font added is the one of untouched cells, and the measure of column widths. */
    _addFont(font: Font): number;
    readonly xml: string;
  }
}

declare module 'exceljs/lib/xlsx/xform/book/workbook-xform.js' {
  export default class WorkbookXform {
    toXml(book: {
      readonly properties: object;
      readonly views: readonly object[];
      readonly sheets: readonly {
        readonly id: number;
        readonly name: string;
        readonly state: 'visible';
        readonly rId: string;
      }[];
      readonly definedNames: readonly {
        readonly name: string;
        readonly localSheetId: number;
        readonly ranges: readonly string[];
      }[];
      readonly calcProperties: object;
    }): string;
  }
}

declare module 'exceljs/lib/xlsx/xform/core/core-xform.js' {
  export default class CoreXform {
    toXml(properties: {
      readonly creator: string;
      readonly lastModifiedBy: string;
      readonly title: string;
      readonly subject?: string;
      readonly description?: string;
      readonly language?: string;
      readonly created?: Date;
      readonly modified?: Date;
    }): string;
  }
}

declare module 'exceljs/lib/xlsx/xform/core/app-xform.js' {
  export default class AppXform {
    toXml(book: { readonly worksheets: readonly { readonly name: string }[] }): string;
  }
}

declare module 'exceljs/lib/xlsx/xform/core/content-types-xform.js' {
  export default class ContentTypesXform {
    toXml(book: {
      readonly worksheets: readonly { readonly id: number }[];
      readonly sharedStrings: { readonly count: number };
      readonly drawings: readonly { readonly name: string }[];
    }): string;
  }
}

declare module 'exceljs/lib/xlsx/xform/core/relationships-xform.js' {
  export default class RelationshipsXform {
    toXml(links: readonly { readonly Id: string; readonly Type: string; readonly Target: string }[]): string;
  }
}

declare module 'exceljs/lib/xlsx/xform/strings/shared-strings-xform.js' {
  export default class SharedStringsXform {
    /** The texts in the order of their indices, and how many cells name one. */
    constructor(model: { readonly values: readonly string[]; readonly count: number });
    readonly xml: string;
  }
}

declare module 'exceljs/lib/xlsx/xml/theme1.js' {
  const theme: string;
  export default theme;
}
