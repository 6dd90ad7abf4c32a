package dev.ephor.document;

import java.util.Random;

/** Random trees with the texts and numbers that are hard to write and read back. */
final class RandomTrees {
  private static final String[] TEXTS = {
    "",
    " ",
    "a",
    "yes",
    "no",
    "on",
    "null",
    "~",
    "1",
    "1.5",
    "0x1F",
    "0777",
    "1_000",
    "1:30",
    ".5",
    "2001-01-01",
    "- a",
    "a: b",
    "a #b",
    "# a",
    "'",
    "\"",
    "\\",
    "a\nb",
    "a\nb\n",
    "a\n\n",
    "\n",
    "\n\na",
    " a\nb",
    "a \nb",
    "a\n  b\n",
    "\t",
    "a\tb",
    "\r",
    "\r\n",
    "\u0000",
    "\u0001",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\ufeff",
    "é",
    "日本語",
    "😀",
    "{{ a }}",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "---",
    "...",
    "--- a",
    "<<",
    "=",
    "?",
    "? a",
    ":",
    ":a",
    "a:",
    "-",
    ",",
    "[",
    "]",
    "{",
    "}",
    "trailing ",
    " leading",
    "long text of many words that must be folded because it is longer than eighty columns wide",
    "long  text  of many words with two  spaces that must be folded because it is  longer than eighty columns",
    " long text that begins with a space and must be folded because it is longer than eighty columns wide",
    "a\n b\n  c\n\nd",
    "a\n \nb",
    "ends with space \n",
    "#!/bin/sh\nset -e\n",
  };

  private final Random random;

  RandomTrees(long seed) {
    this.random = new Random(seed);
  }

  Node tree() {
    return node(5);
  }

  private Node node(int depth) {
    int kind = random.nextInt(depth == 0 ? 5 : 8);
    return switch (kind) {
      case 0 -> NullNode.NULL;
      case 1 -> BoolNode.of(random.nextBoolean());
      case 2 ->
          IntNode.of(random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(2000) - 1000);
      case 3 -> number();
      case 4 -> StringNode.of(text());
      case 5 -> array(depth);
      default -> object(depth);
    };
  }

  private Node number() {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? FloatNode.wholeOrFloat(value) : FloatNode.of(0.1);
  }

  private String text() {
    int kind = random.nextInt(10);
    if (kind < 8) {
      return TEXTS[random.nextInt(TEXTS.length)];
    }
    if (kind == 8) {
      return TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
    }
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      out.append(" \n\t'\":#-?[]{},&*!|>%@`\\ab0.é😀".charAt(random.nextInt(27)));
    }
    return Surrogates.replaceLone(out.toString());
  }

  private Node array(int depth) {
    Node[] values = new Node[random.nextInt(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = node(depth - 1);
    }
    return ArrayNode.of(values);
  }

  private Node object(int depth) {
    ObjectNode.Builder out = ObjectNode.builder();
    for (int i = random.nextInt(20) == 0 ? 40 : random.nextInt(5); i > 0; i--) {
      out.put(text() + (i > 5 ? i : ""), node(depth - 1));
    }
    return out.build();
  }
}
