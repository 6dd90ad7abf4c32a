package dev.ephor.engine.library;

/** Whether policies of a namespace may call services. */
public enum NamespacedHttp {
  /** They may not: whoever may write them could reach what the engine reaches (CVE-2026-4789). */
  REFUSED,
  /** Who runs the engine has limited what it reaches, and allows it. */
  ALLOWED
}
