// Block Kit's interactive elements: buttons, menus, selects, boxes, pickers, fields.

import { suggest } from "../acting.js";
import { html } from "../vendor/preact.js";
import { channelName, channels, directMessages, people } from "../world.js";
import { Fields } from "./fields.js";
import { Icon } from "./icons.js";
import { MenuButton } from "./menu.js";
import { useElement } from "./place.js";
import { matching, Select } from "./select.js";
import { Words, wordsOf } from "./words.js";

const NARROW_LABEL = 30;

export function Element({ block, element, label }) {
  const Drawn = ELEMENTS[element.type];
  if (!Drawn)
    return html`<p
      class="cannot-draw">There is a “${element.type}” here, which this page cannot draw.</p>`;
  return html`<${Drawn} block=${block} element=${element} label=${label} />`;
}

/** On a phone Slack cuts what is longer than 30 characters. */
function Label({ text }) {
  const words = wordsOf(text);
  if (words.length <= NARROW_LABEL) return words;
  return html`<span class="wide-only">${words}</span>
    <span class="narrow-only">${words.slice(0, NARROW_LABEL - 1)}…</span>`;
}

function Button({ block, element }) {
  const { isBusy, press, id } = useElement(block, element);
  const style = { primary: "primary", danger: "danger" }[element.style] ?? "";
  const pressed = () => {
    if (isBusy) return;
    if (element.url) window.open(element.url, "_blank", "noopener,noreferrer");
    press();
  };
  return html`<button type="button" id=${id} class="button ${style}"
    aria-label=${element.accessibility_label}
    aria-busy=${isBusy} onClick=${pressed}><${Label} text=${element.text} /></button>`;
}

function Overflow({ block, element }) {
  const { isBusy, press, id } = useElement(block, element);
  const items = element.options.map((option) => ({
    text: wordsOf(option.text),
    description: option.description && wordsOf(option.description),
    act: () => {
      if (option.url) window.open(option.url, "_blank", "noopener,noreferrer");
      press(option.value);
    },
  }));
  return html`<${MenuButton} id=${id} items=${items} label=${element.accessibility_label ?? "More"}
    className="button overflow" disabled=${isBusy}>
    <${Icon} name="more" /><//>`;
}

const choice = (option, group) => ({
  option,
  value: option.value,
  text: wordsOf(option.text),
  description: option.description && wordsOf(option.description),
  group,
});

const staticChoices = ({ options, option_groups }) =>
  options?.map((option) => choice(option)) ??
  option_groups.flatMap((group) =>
    group.options.map((option) => choice(option, wordsOf(group.label))),
  );

const personChoice = (person) => ({
  value: person.id,
  text: person.real_name,
  description: person.title,
});
const channelChoice = (channel) => ({ value: channel.id, text: channelName(channel) });

function conversationChoices({ filter }) {
  const kinds = { public: "public", private: "private", dm: "im" };
  const fits = (channel) => !filter?.include || filter.include.includes(kinds[channel.kind]);
  return [...channels(), ...directMessages()].filter(fits).map(channelChoice);
}

const SOURCES = {
  static: staticChoices,
  users: () => people().map(personChoice),
  channels: () => channels().map(channelChoice),
  conversations: conversationChoices,
};

function Selecting({ block, element, label }) {
  const { place, value, change, error, isBusy, id } = useElement(block, element);
  const isMulti = element.type.startsWith("multi_");
  const source = element.type.replace(/^multi_/, "").replace(/_select$/, "");
  const known = SOURCES[source]?.(element) ?? [];
  const held = (isMulti ? (value ?? []) : [value]).filter(
    (one) => one !== null && one !== undefined,
  );
  const chosen = held.map((one) =>
    one.text
      ? choice(one)
      : (known.find((option) => option.value === one) ?? { value: one, text: one }),
  );
  const choices =
    source === "external"
      ? (query) => external(place, block, element, query)
      : (query) => matching(known, query);
  const told = source === "external" ? "option" : "value";
  const choose = (list) =>
    change(isMulti ? list.map((one) => one[told]) : (list[0]?.[told] ?? null));
  return html`<${Select} choices=${choices} chosen=${chosen} onChoose=${choose} multi=${isMulti}
    limit=${element.max_selected_items}
    placeholder=${element.placeholder && wordsOf(element.placeholder)}
      label=${label ?? element.placeholder?.text}
    disabled=${isBusy} invalid=${Boolean(error)} describedBy=${`${id}-error`} />`;
}

async function external(place, block, element, query) {
  const least = element.min_query_length ?? 3;
  if (query.length < least) throw new Error(`Type ${least} or more letters to search.`);
  const answer = await suggest(place, block, element, query);
  if (answer.outcome?.sentence) throw new Error(answer.outcome.sentence);
  return staticChoices(answer);
}

function Boxes({ block, element, label }) {
  const { value, change, id, isBusy } = useElement(block, element);
  const isRadio = element.type === "radio_buttons";
  const isOn = (option) => (isRadio ? value === option.value : value.includes(option.value));
  const toggle = (option) => {
    if (isRadio) return change(option.value);
    return change(
      isOn(option) ? value.filter((one) => one !== option.value) : [...value, option.value],
    );
  };
  return html`<div class="boxes" role=${isRadio ? "radiogroup" : "group"}
    aria-label=${label ?? "Options"} aria-busy=${isBusy}>
    ${element.options.map(
      (option, index) => html`<label class="box">
      <input type=${isRadio ? "radio" : "checkbox"} name=${id} id=${index ? undefined : id}
        checked=${isOn(option)} onChange=${() => toggle(option)} />
      <span class="box-words"><span><${Words} text=${option.text} /></span>
        ${option.description && html`<small><${Words} text=${option.description} />
          </small>`}</span>
    </label>`,
    )}
  </div>`;
}

const KINDS = ["static", "external", "users", "channels", "conversations"];

const ELEMENTS = {
  button: Button,
  overflow: Overflow,
  radio_buttons: Boxes,
  checkboxes: Boxes,
  ...Object.fromEntries(
    KINDS.flatMap((kind) => [`${kind}_select`, `multi_${kind}_select`]).map((type) => [
      type,
      Selecting,
    ]),
  ),
  ...Fields,
};
