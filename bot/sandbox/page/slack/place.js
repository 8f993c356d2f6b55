// Where blocks stand (a message or a view), and how their elements answer there.

import { click, elementKey, fill, placeKey } from "../acting.js";
import { useStore } from "../store.js";
import { createContext, useContext } from "../vendor/preact.js";
import { askFirst } from "./confirm.js";
import { valueOf } from "./values.js";

/** {place, values, errors, prefix} of the blocks that are being drawn. */
export const Place = createContext(null);

/** What an element needs: its value, whether it waits, its ids, and how to tell of a change. */
export function useElement(block, element) {
  const { place, values, errors, prefix } = useContext(Place);
  const overlay = useStore((state) => state.overlays[placeKey(place)]);
  const isBusy = useStore((state) => Boolean(state.busy[elementKey(place, block, element)]));
  const isInput = block.type === "input";
  const id = `${prefix}-${block.block_id}-${element.action_id}`.replaceAll(/[^\w-]/g, "_");
  const press = async (value) => {
    if (element.confirm && !(await askFirst(element.confirm))) return;
    await click(place, block, element, value);
  };
  return {
    place,
    values,
    id,
    isBusy,
    value: valueOf(block, element, values, overlay),
    error: errors?.[block.block_id],
    press,
    change:
      isInput && !block.dispatch_action ? (value) => fill(place, block, element, value) : press,
    keep: (value) => fill(place, block, element, value),
  };
}
