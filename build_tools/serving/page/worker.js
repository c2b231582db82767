/* Holds the one stream of news for all tabs. */
"use strict";

const ports = new Set();
let last = null;

const listen = () => {
  const source = new EventSource(new URL(location.href).searchParams.get("events"));
  source.onmessage = (event) => {
    last = event.data;
    for (const port of ports) port.postMessage(last);
  };
  source.onerror = () => {
    last = null; /* a server that comes back counts anew: a page that loads first must not hear of the old one */
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
};

self.onconnect = ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = () => ports.delete(port);
  if (last) port.postMessage(last);
};
listen();
