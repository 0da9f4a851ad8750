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

declare module 'exceljs/lib/xlsx/xform/sheet/worksheet-xform.js' {
  export interface Worksheet {
    readonly cols: readonly {
      readonly min: number;
      readonly max: number;
      readonly width: number;
      readonly hidden: boolean;
    }[];
    readonly views: readonly {
      readonly state?: 'frozen';
      readonly ySplit?: number;
      readonly showGridLines: boolean;
      readonly tabSelected: true;
    }[];
    readonly properties: { readonly defaultRowHeight: number; readonly dyDescent: number };
    readonly pageSetup: {
      readonly paperSize: number;
      readonly orientation: 'portrait' | 'landscape';
      readonly fitToPage: true;
      readonly fitToWidth: number;
      readonly fitToHeight: number;
      readonly horizontalCentered: boolean;
      readonly margins: Readonly<Record<'left' | 'right' | 'top' | 'bottom' | 'header' | 'footer', number>>;
    };
    readonly headerFooter: {
      readonly differentFirst?: boolean;
      readonly oddHeader?: string;
      readonly oddFooter?: string;
      readonly firstFooter?: string;
    };
    readonly autoFilter?: string;
    readonly mergeCells: readonly string[];
    readonly rowBreaks: readonly { readonly id: number; readonly max: number; readonly man: 1 }[];
    readonly drawing?: { readonly rId: string };
    readonly rows: readonly never[];
    readonly tables: readonly never[];
    readonly conditionalFormattings: readonly never[];
    readonly dataValidations: Readonly<Record<string, never>>;
  }
  export default class WorksheetXform {
    toXml(sheet: Worksheet): string;
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
    /** The text's index; a text known already keeps its own. */
    addText(text: string): number;
    readonly uniqueCount: number;
    readonly hash: Readonly<Record<string, number>>;
    readonly xml: string;
  }
}

declare module 'exceljs/lib/xlsx/xml/theme1.js' {
  const theme: string;
  export default theme;
}
