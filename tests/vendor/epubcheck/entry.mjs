// What the bundle gives: window.epubMessages(EPUB in base64) -> its messages, one line each.
import { EpubCheck } from "@likecoin/epubcheck-ts";

window.epubMessages = async (base64) => {
  const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const { messages } = await EpubCheck.validate(data);
  return messages.map(({ id, severity, message, location: at }) => {
    const place = at ? [at.path, at.line].filter(Boolean).join(":") : "the file";
    return `${severity} ${id} ${place}: ${message.trim()}`;
  });
};
