// What an element holds: from what was just typed, the server's state, or how the bot began it.
// The choices of an external select are whole options, as nothing else knows their words.

const optionValue = (option) => option?.value ?? null;
const optionValues = (options) => options?.map((option) => option.value) ?? [];

/** Of an element's state on the server, the value as the interface takes it. */
function ofState(state) {
  switch (state.type) {
    case "static_select":
    case "radio_buttons":
      return optionValue(state.selected_option);
    case "multi_static_select":
    case "checkboxes":
      return optionValues(state.selected_options);
    case "external_select":
      return state.selected_option;
    case "multi_external_select":
      return state.selected_options ?? [];
    case "users_select":
      return state.selected_user;
    case "conversations_select":
      return state.selected_conversation;
    case "channels_select":
      return state.selected_channel;
    case "multi_users_select":
      return state.selected_users ?? [];
    case "multi_conversations_select":
      return state.selected_conversations ?? [];
    case "multi_channels_select":
      return state.selected_channels ?? [];
    case "datepicker":
      return state.selected_date;
    case "timepicker":
      return state.selected_time;
    case "datetimepicker":
      return state.selected_date_time;
    default:
      return state.value;
  }
}

function ofBeginning(element) {
  const {
    initial_option,
    initial_options,
    initial_user,
    initial_users,
    initial_conversation,
    initial_conversations,
    initial_channel,
    initial_channels,
    initial_date,
    initial_time,
    initial_date_time,
    initial_value,
  } = element;
  if (element.type.includes("external")) return initial_option ?? initial_options ?? null;
  if (initial_option) return initial_option.value;
  if (initial_options) return optionValues(initial_options);
  return (
    initial_user ??
    initial_users ??
    initial_conversation ??
    initial_conversations ??
    initial_channel ??
    initial_channels ??
    initial_date ??
    initial_time ??
    initial_date_time ??
    initial_value ??
    (element.type.startsWith("multi_") || element.type === "checkboxes" ? [] : null)
  );
}

/** `overlay` is what the person just typed or chose here, by block and action. */
export function valueOf(block, element, values, overlay) {
  const laid = overlay?.[block.block_id];
  if (laid && element.action_id in laid) return laid[element.action_id];
  const state = values?.[block.block_id]?.[element.action_id];
  return state ? ofState({ type: element.type, ...state }) : ofBeginning(element);
}
