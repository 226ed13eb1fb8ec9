import { expect, test } from 'vitest';
import { inlineScriptSources } from '../../../server/http/inline-scripts.ts';

test('a document’s inline scripts are named by their hashes, scripts with an address are not', () => {
  const html = '<head><script>alert(1);</script><script type="module" src="/a.js"></script></head>';
  // printf 'alert(1);' | openssl dgst -sha256 -binary | base64
  expect(inlineScriptSources(html)).toEqual(["'sha256-5jFwrAK0UV47oFbVg/iCCBbxD8X1w+QvoOUepu4C2YA='"]);
  expect(inlineScriptSources('<p>no script</p>')).toEqual([]);
});
