import { describe, expect, it } from 'vitest';
import { open } from '../host/fixture.ts';
import { behaves, refuses } from './contract.ts';

const OUTPUT = 'documented: reference/html/html-output';
const MANIFEST = { timeZone: 'Asia/Shanghai' };

describe('HtmlService', () => {
  behaves(
    'makes an output of nothing, a text or a blob, and lets it be changed',
    'documented: reference/html/html-service',
    () => {
      const html = HtmlService.createHtmlOutput('<p>甲</p>').append('<p>乙</p>');
      return [
        HtmlService.createHtmlOutput().getContent(),
        html.getContent(),
        html.setContent('丙').getContent(),
        html.clear().getContent(),
        HtmlService.createHtmlOutput(Utilities.newBlob('<b>表</b>', 'text/html')).getContent(),
      ];
    },
    ['', '<p>甲</p><p>乙</p>', '丙', '', '<b>表</b>'],
  );
  behaves(
    'keeps title, size and meta tags; a size that was not set is null',
    OUTPUT,
    () => {
      const html = HtmlService.createHtmlOutput('x');
      const before = [html.getTitle(), html.getWidth(), html.getHeight()];
      html.setTitle('新记录').setWidth(480).setHeight(320).addMetaTag('viewport', 'width=device-width');
      html.setSandboxMode(HtmlService.SandboxMode.IFRAME).setXFrameOptionsMode(HtmlService.XFrameOptionsMode.DEFAULT);
      const [tag] = html.getMetaTags();
      return [before, html.getTitle(), html.getWidth(), html.getHeight(), tag?.getName(), tag?.getContent()];
    },
    [['', null, null], '新记录', 480, 320, 'viewport', 'width=device-width'],
  );
  refuses(
    'a meta tag that is none of the four',
    OUTPUT,
    () => HtmlService.createHtmlOutput('x').addMetaTag('theme-color', '#fff'),
    'Exception: The meta tag you specified is not allowed in this context.',
  );
  behaves(
    'reads the files of the project',
    'documented: reference/html/html-service#createhtmloutputfromfilefilename',
    () => HtmlService.createHtmlOutputFromFile('entry').getContent(),
    '<p>登记</p>',
    { html: { entry: '<p>登记</p>' } },
  );
  for (const name of ['missing', 'entry.html', 'constructor'])
    refuses(
      `no file is named ${name}`,
      'reported: "No HTML file named Index was found", names stand without .html',
      new Function('book', `return HtmlService.createHtmlOutputFromFile('${name}');`) as () => unknown,
      `Exception: No HTML file named ${name} was found.`,
      { html: { entry: '<p>登记</p>' } },
    );
  refuses(
    'an argument that is no text',
    'measured by others: the check of arguments',
    () => HtmlService.createHtmlOutput(5 as unknown as string),
    "Exception: The parameters (number) don't match the method signature for HtmlService.createHtmlOutput.",
  );
});

describe('templates', () => {
  const GUIDE = 'documented: guides/html/templates';
  behaves(
    'run their scriptlets with what the script has set, print escaped, and as it is',
    GUIDE,
    () => {
      const template = HtmlService.createTemplate(
        '<ul><? for (const name of names) { ?><li title="<?= name ?>"><?= name ?></li><? } ?></ul><?!= footer ?>',
      );
      template.names = ['王芳', '<b>"\'&'];
      template.footer = '<hr>';
      return template.evaluate().getContent();
    },
    '<ul><li title="王芳">王芳</li><li title="&lt;b&gt;&#34;&#39;&amp;">&lt;b&gt;&#34;&#39;&amp;</li></ul><hr>',
  );
  it(`find the functions and variables of the script, and take in other files (${GUIDE}#calling_apps_script_functions_from_a_template)`, () => {
    const html = { page: '<style><?!= include("style"); ?></style><p><?= TITLE ?></p>', style: 'p { color: red }' };
    const code = `const TITLE = '登记';
      function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }
      function show() { return HtmlService.createTemplateFromFile('page').evaluate().setTitle(TITLE).getContent(); }`;
    expect(open(code, { html }).run('show').result).toBe('<style>p { color: red }</style><p>登记</p>');
  });
  behaves(
    'know the values they were given, and what they are made of',
    'documented: reference/html/html-template',
    () => {
      const template = HtmlService.createTemplate('<?= a ?>');
      template.a = null;
      return [template.a, template.missing ?? null, template.getRawContent(), template.evaluate().getContent()];
    },
    [null, null, '<?= a ?>', 'null'],
  );
  behaves(
    'what is printed inside a comment of the code, or over several lines, is code all the same',
    GUIDE,
    () =>
      HtmlService.createTemplate('<? var n = 1; // eins\n n++;\n/* zwei */ ?><?= n // drei\n ?>')
        .evaluate()
        .getContent(),
    '2',
  );
  refuses(
    'an error in them is the script’s own',
    GUIDE,
    () => HtmlService.createTemplate('<?= nobody ?>').evaluate(),
    'ReferenceError: nobody is not defined',
  );
  for (const [where, html] of [
    ['a script or a style', '<script>var name = <?= 1 ?>;</script>'],
    ['a script or a style', '<style>p { color: <?= 1 ?> }</style>'],
    ['a tag', '<p <?= 1 ?>>'],
    ['a value without quotes', '<p title=<?= 1 ?>>'],
    ['a comment', '<!-- <?= 1 ?> -->'],
    ['the attribute onclick', '<p onclick="<?= 1 ?>">'],
  ])
    refuses(
      `nothing is printed escaped into ${where}: only Google knows how it escapes there`,
      'open: contextual escaping is documented, its rules are not',
      new Function(`return HtmlService.createTemplate('${html}').evaluate()`) as () => unknown,
      `Exception: A printing scriptlet inside ${where} is not available on the local host`,
    );
  behaves(
    'after a script, a comment, and quotes of the other kind it is text again',
    GUIDE,
    () =>
      HtmlService.createTemplate(
        '<script>if (1 < 2) x = "</p>";</script><!-- a > b --><p title=\'"\' class="c"><?= "<" ?></p><a href="<?= "https://a.b/?c=1&d=2" ?>">x</a>',
      )
        .evaluate()
        .getContent(),
    '<script>if (1 < 2) x = "</p>";</script><!-- a > b --><p title=\'"\' class="c">&lt;</p><a href="https://a.b/?c=1&amp;d=2">x</a>',
  );
  refuses(
    'no address that runs code',
    'open: what Google makes of it',
    () => HtmlService.createTemplate('<a href="<?= "javascript:alert(1)" ?>">x</a>').evaluate(),
    'Exception: A printing scriptlet with the address javascript:alert(1) is not available on the local host',
  );
});

describe('sidebars and dialogs', () => {
  const code = `
    const page = () => HtmlService.createHtmlOutputFromFile('entry').setTitle('新记录').setWidth(480).setHeight(320);
    function showAll() { const ui = SpreadsheetApp.getUi(); ui.showSidebar(page()); ui.showModalDialog(page(), '封账'); ui.showModelessDialog(page(), '今日'); }
    function onOpen() { SpreadsheetApp.getUi().showSidebar(page()); }`;
  const html = { entry: '<p>登记</p>' };

  it('what is shown is part of the execution; a dialog takes its own title, a sidebar no size (documented: reference/base/ui)', () => {
    expect(open(code, { html }).run('showAll').shown).toEqual([
      { kind: 'sidebar', title: '新记录', html: '<p>登记</p>', width: null, height: null, metaTags: [] },
      { kind: 'modal', title: '封账', html: '<p>登记</p>', width: 480, height: 320, metaTags: [] },
      { kind: 'modeless', title: '今日', html: '<p>登记</p>', width: 480, height: 320, metaTags: [] },
    ]);
  });
  it('a simple trigger opens none (documented: guides/triggers#restrictions)', () => {
    expect(() => open(code, { html }).open()).toThrow(
      'You do not have permission to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
    );
  });
  it('a manifest without the scope opens none (documented: reference/base/ui#authorization)', () => {
    const host = open(code, { html, manifest: { ...MANIFEST, oauthScopes: [] } });
    expect(() => host.run('showAll')).toThrow(
      'Specified permissions are not sufficient to call Ui.showSidebar. Required permissions: (https://www.googleapis.com/auth/script.container.ui)',
    );
  });
});
