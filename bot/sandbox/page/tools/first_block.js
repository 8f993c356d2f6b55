// The words a desktop notification takes from a message: those of its first block that has any.

export function firstBlock({ blocks, text }) {
  for (const block of blocks ?? []) {
    const words = wordsOf(block);
    if (words) return words;
  }
  return text;
}

function wordsOf(block) {
  if (block.type === "rich_text") return block.elements.map(richWords).join("");
  if (block.type === "context")
    return block.elements.map((element) => element.text ?? "").join(" ");
  if (block.type === "markdown") return block.text;
  return block.text?.text ?? block.fields?.[0]?.text ?? "";
}

const richWords = (element) => element.elements?.map(richWords).join("") ?? element.text ?? "";
