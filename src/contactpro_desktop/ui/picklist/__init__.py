"""What waits in queues: filtered, sorted, live, and picked with one key."""
