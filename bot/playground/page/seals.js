// Whether a journal is whole: reckoned here from its texts, without trusting whoever sent them.

const NONE = "0".repeat(64);

/** What is wrong, in words, at the first entry that does not fit; null where all fit. Each community has a chain of its own. */
export async function firstBroken(entries) {
  if (!crypto.subtle) return "This browser reckons seals only on a page at 127.0.0.1 or localhost. SHA-256 of each entry’s text is its seal.";
  const heads = new Map();
  for (const { community, text, hash } of entries) {
    const { number, before } = JSON.parse(text);
    const head = heads.get(community) ?? { number: 0, hash: NONE };
    if (number !== head.number + 1 || before !== head.hash) return `Entry ${number} does not follow the one before it.`;
    if ((await sealed(text)) !== hash) return `Entry ${number} is not what was sealed.`;
    heads.set(community, { number, hash });
  }
  return null;
}

async function sealed(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
