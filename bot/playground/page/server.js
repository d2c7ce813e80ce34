// Asking the playground's server. A refusal becomes an Error in the server's own words.

const PATIENCE = 120_000; // milliseconds: a long stretch of time may take a while

async function told(url, request) {
  let response;
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    if (error.name === "TimeoutError") throw new Error("No answer came. Are many windows of this page open? Close some.");
    throw new Error("The server cannot be reached. Is it still running?");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(sentence(answer.error ?? answer.problem ?? `it answered ${response.status}`));
  return answer;
}

function sentence(words) {
  const text = words[0].toUpperCase() + words.slice(1);
  return /[.?…]$/u.test(text) ? text : `${text}.`;
}

export const get = (path) => told(path, { cache: "no-store" });

export const send = (path, body = {}, method = "POST") =>
  told(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const act = (name, body) => send(`/sim/act/${name}`, body);
