// Asking the playground's server. A refusal becomes an Error in the server's own words.

async function told(url, request) {
  let response;
  try {
    response = await fetch(url, request);
  } catch {
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
