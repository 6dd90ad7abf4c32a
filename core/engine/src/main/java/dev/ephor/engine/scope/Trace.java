package dev.ephor.engine.scope;

import dev.ephor.document.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records what was decided and why, as a tree. There is a trace only while somebody asked for an
 * explanation; everywhere else its place is empty and nothing is recorded. Belongs to one thread.
 */
public final class Trace {
  private static final int ENTRIES_MAX = 20_000;

  private final Entry root = new Entry("", SourceLocation.UNKNOWN);
  private final List<Entry> open = new ArrayList<>(List.of(root));
  private int entries = 0;

  /** One thing that was looked at; {@code children} are its parts, in order. */
  public static final class Entry {
    private final String label;
    private final SourceLocation at;
    private final List<Entry> children = new ArrayList<>();
    private String value = "";
    private Verdict verdict = Verdict.NONE;
    private boolean deciding = false;

    private Entry(String label, SourceLocation at) {
      this.label = label;
      this.at = at;
    }

    public String label() {
      return label;
    }

    public SourceLocation at() {
      return at;
    }

    public List<Entry> children() {
      return List.copyOf(children);
    }

    /** Text of the value that was seen; empty when there is none to show. */
    public String value() {
      return value;
    }

    public Verdict verdict() {
      return verdict;
    }

    /** Whether this entry settled the outcome of its parent. */
    public boolean deciding() {
      return deciding;
    }

    public void result(Verdict outcome, String seen) {
      verdict = outcome;
      value = seen;
    }

    public void markDeciding() {
      deciding = true;
    }
  }

  /** How a part came out. */
  public enum Verdict {
    NONE,
    HOLDS,
    FAILS,
    SKIPPED,
    ERROR
  }

  /** Begins a part; everything recorded until {@link #close} belongs to it. */
  public Entry open(String label, SourceLocation at) {
    Entry entry = new Entry(label, at);
    if (entries++ < ENTRIES_MAX) {
      open.getLast().children.add(entry);
    }
    open.addLast(entry);
    return entry;
  }

  public void close() {
    open.removeLast();
  }

  /** A part without parts of its own. */
  public Entry leaf(String label, SourceLocation at, Verdict verdict, String value) {
    Entry entry = open(label, at);
    entry.result(verdict, value);
    close();
    return entry;
  }

  public List<Entry> entries() {
    return root.children();
  }

  /** The newest part of the part that is open, if any. */
  public Optional<Entry> latest() {
    List<Entry> siblings = open.getLast().children;
    return siblings.isEmpty() ? Optional.empty() : Optional.of(siblings.getLast());
  }
}
