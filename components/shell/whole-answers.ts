/**
 * An answer of the server to an action is handed on only when it has come whole. The framework draws such an answer while
 * it arrives: when the server died in the middle of it, the page fell down with everything that was being written on it.
 * Now the action fails, as if nobody had answered, and what is on the screen stays.
 */
export function takeAnswersWhole(): void {
  const ask = window.fetch;
  window.fetch = async (input, init) => {
    const answer = await ask(input, init);
    if (!new Headers(init?.headers).has("next-action") || !answer.body) return answer;
    const { status, statusText, headers } = answer;
    return new Response(await answer.arrayBuffer(), { status, statusText, headers });
  };
}
