package dev.ephor.cel;

import dev.ephor.document.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Collects the trace of one evaluation; a plan that records belongs to one recorder. */
final class TraceRecorder {
  /** More parts than this are evaluated but not recorded. */
  private static final int PARTS_MAX = 2000;

  private final SourceSpans spans;
  private final Deque<List<CelTrace>> open = new ArrayDeque<>();
  private int recorded = 0;

  TraceRecorder(SourceSpans spans) {
    this.spans = spans;
    open.push(new ArrayList<>());
  }

  /** The node, recording each of its values; the node itself when its place is not known. */
  CelNode recording(CelNode node, long exprId) {
    SourceSpans.Span span = spans.of(exprId);
    return span == null ? node : new Recording(node, span);
  }

  /** The outermost part that was recorded last. */
  CelTrace root(String text, Value value) {
    List<CelTrace> roots = open.getLast();
    return roots.isEmpty() ? new CelTrace(1, 1, text, value, List.of()) : roots.get(0);
  }

  private final class Recording extends CelNode {
    private final CelNode node;
    private final SourceSpans.Span span;

    Recording(CelNode node, SourceSpans.Span span) {
      this.node = node;
      this.span = span;
    }

    @Override
    Value evaluate(Frame frame) {
      if (recorded >= PARTS_MAX) {
        return node.evaluate(frame);
      }
      recorded++;
      open.push(new ArrayList<>());
      Value value = node.evaluate(frame);
      List<CelTrace> parts = open.pop();
      open.element().add(new CelTrace(span.line(), span.column(), span.text(), value, parts));
      return value;
    }
  }
}
