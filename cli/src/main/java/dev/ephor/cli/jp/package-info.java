/** The command jp: JMESPath expressions as policies have them. */
@NullMarked
package dev.ephor.cli.jp;

import org.jspecify.annotations.NullMarked;
