import { describe } from 'vitest';
import { behaves, refuses } from './contract.ts';

const SOURCE = 'documented: reference/utilities/utilities';

describe('formatString', () => {
  behaves(
    'puts values in their places: kind, width, precision, flags',
    `${SOURCE}#formatstringtemplate,-args`,
    () => [
      Utilities.formatString('Row "%s" of %d', '甲', 7.9),
      Utilities.formatString('%5d|%-5d|%05d|%+d', 42, 42, -42, 42),
      Utilities.formatString('%.2f %8.3f %e', 2.345, 6.54321, 12345.678),
      Utilities.formatString('%x %X %o %b %c', 255, 255, 8, 5, 65),
      Utilities.formatString('%5s|%-5s|%.2s', 'ab', 'ab', 'abcdef'),
      Utilities.formatString('100%%'),
      Utilities.formatString('%,d', 1234567),
    ],
    [
      'Row "甲" of 7',
      '   42|42   |-0042|+42',
      '2.35    6.543 1.234568e+04',
      'ff FF 10 101 A',
      '   ab|ab   |ab',
      '100%',
      '1,234,567',
    ],
  );
  refuses(
    'a place without a value',
    'open: the message',
    () => Utilities.formatString('%s %s', '甲'),
    'Exception: Not enough arguments for the format string.',
  );
});

describe('parseCsv', () => {
  behaves(
    'reads lines of fields, quoted ones with commas, quotes and line ends in them',
    `${SOURCE}#parsecsvcsv`,
    () => [
      Utilities.parseCsv('a,b\n1,"x, ""y"""\r\n"two\nlines",'),
      Utilities.parseCsv('a;b\n1;2', ';' as never),
      Utilities.parseCsv('甲,乙\n丙'),
    ],
    [
      [
        ['a', 'b'],
        ['1', 'x, "y"'],
        ['two\nlines', ''],
      ],
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      [['甲', '乙'], ['丙']],
    ],
  );
  refuses(
    'a quote that never ends',
    'reported: "Could not parse text."',
    () => Utilities.parseCsv('a,"b'),
    'Exception: Could not parse text.',
  );
});

describe('parseDate', () => {
  behaves(
    'reads what formatDate writes, in its zone',
    `${SOURCE}#parsedatedate,-timezone,-format`,
    () =>
      [
        Utilities.parseDate('2026-02-14 09:30', 'Asia/Shanghai', 'yyyy-MM-dd HH:mm'),
        Utilities.parseDate('14 Feb 2026 9:05 PM', 'GMT', 'd MMM yyyy h:mm a'),
        Utilities.parseDate('20260214', 'GMT', 'yyyyMMdd'),
        Utilities.parseDate('2026-02-14T09:30:15.250+0800', 'GMT', "yyyy-MM-dd'T'HH:mm:ss.SSSZ"),
        Utilities.parseDate('Saturday, February 14, 2026', 'GMT', 'EEEE, MMMM d, yyyy'),
      ].map((date) => date.toISOString()),
    [
      '2026-02-14T01:30:00.000Z',
      '2026-02-14T21:05:00.000Z',
      '2026-02-14T00:00:00.000Z',
      '2026-02-14T01:30:15.250Z',
      '2026-02-14T00:00:00.000Z',
    ],
  );
  for (const [text, pattern] of [
    ['gestern', 'yyyy-MM-dd'],
    ['2026/02/14', 'yyyy-MM-dd'],
    ['14 Foo 2026', 'd MMM yyyy'],
  ])
    refuses(
      `"${text}" is no ${pattern}`,
      'open: the message',
      new Function(`return Utilities.parseDate('${text}', 'GMT', '${pattern}')`) as () => unknown,
      `Exception: Invalid argument: ${text}`,
    );
});

describe('signatures', () => {
  behaves(
    'HMAC, by RFC 4231 and RFC 2202',
    `${SOURCE}#computehmacsha256signaturevalue,-key`,
    () => {
      const hex = (bytes: number[]): string => bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');
      const { HMAC_MD5, HMAC_SHA_1 } = Utilities.MacAlgorithm;
      const text = 'what do ya want for nothing?';
      return [
        hex(Utilities.computeHmacSha256Signature(text, 'Jefe')),
        hex(Utilities.computeHmacSignature(HMAC_MD5, text, 'Jefe')),
        hex(Utilities.computeHmacSignature(HMAC_SHA_1, text, 'Jefe')),
      ];
    },
    [
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      '750c783e6ab0b503eaa86e310a5db738',
      'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
    ],
  );
});

describe('packing', () => {
  behaves(
    'files go into a zip and come out again, with their names',
    `${SOURCE}#zipblobs,-name`,
    () => {
      const zip = Utilities.zip(
        [Utilities.newBlob('甲', 'text/plain', 'a.txt'), Utilities.newBlob('乙', 'text/plain', '目录/b.txt')],
        '两份.zip',
      );
      const parts = Utilities.unzip(zip).map((blob) => [blob.getName(), blob.getDataAsString()]);
      return [zip.getName(), zip.getContentType(), String.fromCharCode(...zip.getBytes().slice(0, 2)), parts];
    },
    [
      '两份.zip',
      'application/zip',
      'PK',
      [
        ['a.txt', '甲'],
        ['目录/b.txt', '乙'],
      ],
    ],
  );
  behaves(
    'gzip and back',
    `${SOURCE}#gzipblob`,
    () => {
      const packed = Utilities.gzip(Utilities.newBlob('甲乙丙', 'text/plain', 'a.txt'), 'a.txt.gz');
      const back = Utilities.ungzip(packed);
      return [packed.getName(), packed.getContentType(), back.getName(), back.getDataAsString()];
    },
    ['a.txt.gz', 'application/x-gzip', 'a.txt', '甲乙丙'],
  );
  refuses(
    'two files of one name',
    'reported: "Duplicate filename in zip file"',
    () => Utilities.zip([Utilities.newBlob('1', 'text/plain', 'a'), Utilities.newBlob('2', 'text/plain', 'a')]),
    'Exception: Duplicate filename in zip file: a',
  );
  for (const method of ['unzip', 'ungzip'])
    refuses(
      `${method} of what is none`,
      'open: the message',
      new Function(`return Utilities.${method}(Utilities.newBlob('x'))`) as () => unknown,
      'Exception: Invalid argument: blob',
    );
  refuses(
    'a bomb is not unpacked',
    'documented: guides/services/quotas, a blob has 50 MB at the most',
    () => {
      const zero = Utilities.newBlob('0'.repeat(30_000_000), 'text/plain', 'a');
      return Utilities.unzip(Utilities.zip([zero, zero.copyBlob().setName('b')]));
    },
    'Exception: Blob size exceeds 50MB.',
  );
});

describe('what stands beside', () => {
  behaves(
    'names of kinds of files are their own texts',
    'documented: reference/base/mime-type',
    () => [MimeType.CSV, MimeType.PDF, String(MimeType.ZIP)],
    ['text/csv', 'application/pdf', 'application/zip'],
  );
  behaves(
    'whoever runs a script has granted what it needs',
    'documented: reference/script/authorization-info',
    () => {
      const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      return [
        info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED,
        String(info.getAuthorizationStatus()),
        info.getAuthorizationUrl(),
      ];
    },
    [true, 'NOT_REQUIRED', null],
  );
  behaves(
    'the stores of properties by their former names',
    'observed: public samples for Sheets (ScriptProperties)',
    () => {
      const former = globalThis as never as Record<string, GoogleAppsScript.Properties.Properties>;
      former.ScriptProperties?.setProperty('a', '1');
      former.UserProperties?.setProperty('a', '2');
      return [
        PropertiesService.getScriptProperties().getProperty('a'),
        PropertiesService.getUserProperties().getProperty('a'),
      ];
    },
    ['1', '2'],
  );
});
