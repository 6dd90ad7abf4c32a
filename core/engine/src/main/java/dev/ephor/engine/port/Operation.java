package dev.ephor.engine.port;

/** Operation of an admission request. */
public enum Operation {
  CREATE,
  UPDATE,
  DELETE,
  CONNECT
}
