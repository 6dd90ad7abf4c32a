package dev.ephor.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The three streams of one run. Commands get them passed in and never touch {@code System.in},
 * {@code System.out} or {@code System.err}, so a test can look at all that a command prints.
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err) {}
