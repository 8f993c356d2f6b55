// Requests to the sandbox's interface; `bot/sandbox/control.py` documents each of them.

export class Refused extends Error {
  constructor(code, sentence) {
    super(sentence);
    this.code = code;
    this.sentence = sentence;
  }
}

export function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given).toString();
  return request(search ? `${path}?${search}` : path);
}

export function post(path, body = {}) {
  return request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(`/sandbox/${path}`, options);
  } catch {
    throw new Refused(
      "unreachable",
      "The sandbox does not answer. Is “make sandbox” still running?",
    );
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const code = answer.error ?? `status_${response.status}`;
    throw new Refused(code, answer.sentence ?? `That did not work (${code}).`);
  }
  return answer;
}
