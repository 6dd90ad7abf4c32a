package dev.ephor.document;

/** Whether trees keep the place of each key and value. */
public enum Marks {
  KEEP,
  /** For objects of a cluster, which have no file: less memory. */
  DROP
}
