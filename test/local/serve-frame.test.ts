import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { frameDocument } from '../../src/local/serve/frame.ts';

const CLIENT = 'window.google = {};';
const digest = (code: string): string => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;
const rule = (policy: string, name: string): string[] =>
  (policy.split('; ').find((one) => one.startsWith(`${name} `)) ?? '').split(' ').slice(1);

describe('an add-on’s page in its frame', () => {
  it('has google.script before its own scripts', () => {
    const { html } = frameDocument('<!doctype html><html><head><script>own()</script></head></html>', CLIENT);
    expect(html.indexOf(CLIENT)).toBeGreaterThan(html.indexOf('<head>'));
    expect(html.indexOf(CLIENT)).toBeLessThan(html.indexOf('own()'));
    expect(html).toMatch(/^<!doctype html>/);
  });

  it('is drawn by the standard, not by the quirks of pages without a doctype', () => {
    expect(frameDocument('<p>…</p>', CLIENT).html).toMatch(/^<!doctype html><script>/);
    expect(frameDocument('<!DOCTYPE html><p>…</p>', CLIENT).html.match(/<!doctype/gi)).toHaveLength(1);
  });

  it('runs the scripts that stand in it, and nothing that stands in an attribute or is made later', () => {
    const { policy } = frameDocument(
      '<body onload="evil()"><script>one()</script><script >\r\ntwo()</script></body>',
      CLIENT,
    );
    expect(rule(policy, 'script-src')).toEqual([CLIENT, 'one()', '\ntwo()'].map(digest));
  });

  it('reaches no address, and has an origin of its own', () => {
    const { policy } = frameDocument('<p>…</p>', CLIENT);
    expect(rule(policy, 'default-src')).toEqual(["'none'"]);
    for (const name of ['connect-src', 'frame-src', 'worker-src']) expect(rule(policy, name)).toEqual([]);
    expect(rule(policy, 'img-src')).toEqual(['data:', 'blob:']);
    expect(rule(policy, 'form-action')).toEqual(["'none'"]);
    expect(rule(policy, 'sandbox')).not.toContain('allow-same-origin');
    expect(rule(policy, 'sandbox').some((word) => word.includes('popups') || word.includes('navigation'))).toBe(false);
  });
});
