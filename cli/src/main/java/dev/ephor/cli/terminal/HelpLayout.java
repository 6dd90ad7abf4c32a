package dev.ephor.cli.terminal;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Help texts in which a switch looks like one: {@code --table} may be given as {@code
 * --table=true}, as Kyverno's users do, but nobody has to know.
 */
public final class HelpLayout implements IHelpFactory {
  @Override
  public Help create(CommandSpec spec, ColorScheme scheme) {
    return new Help(spec, scheme) {
      @Override
      public IParamLabelRenderer parameterLabelRenderer() {
        return new Labels(super.parameterLabelRenderer());
      }
    };
  }

  private record Labels(IParamLabelRenderer others) implements IParamLabelRenderer {
    @Override
    public Ansi.Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<Ansi.IStyle> styles) {
      boolean isSwitch = argument.isOption() && argument.type() == boolean.class;
      return isSwitch ? ansi.new Text("") : others.renderParameterLabel(argument, ansi, styles);
    }

    @Override
    public String separator() {
      return others.separator();
    }
  }
}
