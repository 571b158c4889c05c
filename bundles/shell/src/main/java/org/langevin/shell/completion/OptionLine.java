package org.langevin.shell.completion;

import org.apache.karaf.shell.api.console.CommandLine;

/** A command line on which an option is being typed. */
record OptionLine(String command, String option) implements CommandLine {
  @Override
  public int getCursorArgumentIndex() {
    return 1;
  }

  @Override
  public String getCursorArgument() {
    return option;
  }

  @Override
  public int getArgumentPosition() {
    return option.length();
  }

  @Override
  public String[] getArguments() {
    return new String[] {command, option};
  }

  @Override
  public int getBufferPosition() {
    return getBuffer().length();
  }

  @Override
  public String getBuffer() {
    return command + " " + option;
  }
}
