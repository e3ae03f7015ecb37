"""The Contact PRO wire protocol, without sockets, tasks or clocks: used by both ends."""
