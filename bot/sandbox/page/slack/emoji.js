// The emoji that a bot for meetings may name; any other shows as its :name:, as on Slack.

const EMOJI = {
  "+1": "👍", "-1": "👎", thumbsup: "👍", thumbsdown: "👎", wave: "👋", raised_hand: "✋", hand: "✋",
  raising_hand: "🙋", clap: "👏", pray: "🙏", ok_hand: "👌", point_right: "👉", muscle: "💪", handshake: "🤝",
  smile: "😄", slightly_smiling_face: "🙂", grinning: "😀", blush: "😊", thinking_face: "🤔", heart: "❤️",
  tada: "🎉", sparkles: "✨", star: "⭐", fire: "🔥", rocket: "🚀", bulb: "💡", eyes: "👀", warning: "⚠️",
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", no_entry: "⛔",
  no_entry_sign: "🚫", question: "❓", exclamation: "❗", information_source: "ℹ️", bell: "🔔", no_bell: "🔕",
  alarm_clock: "⏰", stopwatch: "⏱️", hourglass: "⌛", hourglass_flowing_sand: "⏳", clock1: "🕐",
  calendar: "📅", date: "📅", spiral_calendar_pad: "🗓️", memo: "📝", pencil: "📝", pencil2: "✏️",
  clipboard: "📋", page_facing_up: "📄", pushpin: "📌", round_pushpin: "📍", paperclip: "📎", link: "🔗",
  lock: "🔒", unlock: "🔓", key: "🔑", shield: "🛡️", mag: "🔍", speech_balloon: "💬", loudspeaker: "📢",
  mega: "📣", microphone: "🎤", telephone: "☎️", telephone_receiver: "📞", iphone: "📱", email: "✉️",
  envelope: "✉️", inbox_tray: "📥", outbox_tray: "📤", file_folder: "📁", card_index: "📇", bar_chart: "📊",
  chart_with_upwards_trend: "📈", busts_in_silhouette: "👥", bust_in_silhouette: "👤", house: "🏠",
  school: "🏫", hospital: "🏥", office: "🏢", scales: "⚖️", books: "📚", mortar_board: "🎓", gear: "⚙️",
  wrench: "🔧", repeat: "🔁", arrows_counterclockwise: "🔄", arrow_right: "➡️", arrow_left: "⬅️",
  arrow_up: "⬆️", arrow_down: "⬇️", double_vertical_bar: "⏸️", arrow_forward: "▶️", black_square_for_stop: "⏹️",
  red_circle: "🔴", large_yellow_circle: "🟡", large_green_circle: "🟢", large_blue_circle: "🔵",
  white_circle: "⚪", one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣", five: "5️⃣", coffee: "☕", sunny: "☀️",
  globe_with_meridians: "🌐", "100": "💯",
};

export const emoji = (name) => EMOJI[name.replace(/::skin-tone-\d$/, "")] ?? `:${name}:`;
