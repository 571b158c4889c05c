package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.binding.ParameterInfo;
import org.langevin.binding.Spelling;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.shell.completion.ExtensionCompleter;
import org.langevin.shell.completion.PointCompleter;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;

/** Describes an extension. */
@Service
@Command(
    scope = "score",
    name = "describe",
    description = "Describes an extension: its parameters with meaning, unit, default and range",
    detailedDescription = "For example: describe mala")
public final class DescribeCommand extends ArgumentCommand {
  @Reference Catalogue catalogue;

  @Argument(
      name = "extension",
      description =
          "Its id, with a version range if need be: euler-maruyama@[1.0,2.0); or a section of an"
              + " experiment, for example training",
      required = true)
  @Completion(ExtensionCompleter.class)
  String reference;

  @Option(
      name = "--point",
      description =
          "POINT: the extension point, if several have this id; by default an experiment's own")
  @Completion(PointCompleter.class)
  String point;

  @Override
  void run() throws InvalidRequestException {
    Optional<ParameterInfo> section = section();
    if (section.isPresent()) {
      describe(section.get());
      return;
    }
    ExtensionInfo extension = catalogue.resolve(point(), reference);
    List<ParameterInfo> parameters = catalogue.parameters(extension.point(), reference);
    if (json) {
      ObjectNode node =
          Output.object()
              .put("point", extension.point())
              .put("id", extension.id())
              .put("version", extension.version().toString())
              .put("bundle", extension.bundle())
              .put("title", extension.title())
              .put("formula", extension.formula())
              .put("source", extension.source())
              .put("state", ExtensionsCommand.state(extension));
      node.set("parameters", Output.tree(parameters));
      print(node);
      return;
    }
    out()
        .printf(
            Locale.ROOT,
            "%s %s %s (%s)%n%s%s%n%s%n",
            extension.point(),
            extension.id(),
            extension.version(),
            extension.bundle(),
            extension.title(),
            extension.source().isEmpty() ? "" : " (" + extension.source() + ")",
            extension.formula().isEmpty() ? "" : "\n    " + extension.formula() + "\n");
    print(table(parameters));
  }

  /** A member of an experiment that holds members itself, unless there is such an extension. */
  private Optional<ParameterInfo> section() {
    if (point != null || catalogue.extensions().stream().anyMatch(e -> e.id().equals(reference))) {
      return Optional.empty();
    }
    return catalogue.document().stream()
        .filter(member -> member.name().equals(reference) && !member.components().isEmpty())
        .findFirst();
  }

  private void describe(ParameterInfo section) {
    if (json) {
      ObjectNode node = Output.object().put("section", section.name());
      node.set("parameters", Output.tree(section.components()));
      print(node);
      return;
    }
    out().println(section.name() + ", a section of an experiment");
    out().println(section.description());
    out().println();
    print(table(section.components()));
  }

  private static Table table(List<ParameterInfo> parameters) {
    Table table = table("no parameters", "Parameter", "Value", "Default", "Description");
    addRows(table, "", parameters);
    return table;
  }

  private String point() throws InvalidRequestException {
    if (point != null) {
      return point;
    }
    String id =
        reference.contains("@") ? reference.substring(0, reference.indexOf('@')) : reference;
    List<String> points =
        catalogue.extensions().stream()
            .filter(e -> e.id().equals(id))
            .map(ExtensionInfo::point)
            .distinct()
            .toList();
    List<String> members = points.stream().filter(catalogue.members()::contains).toList();
    if (members.size() == 1) {
      return members.get(0);
    }
    if (points.size() > 1) {
      throw new InvalidRequestException(
          "--point",
          "",
          "\"" + id + "\" is an extension of " + points + "; say which with --point");
    }
    if (points.size() == 1) {
      return points.get(0);
    }
    List<String> known =
        Stream.concat(
                catalogue.extensions().stream().map(ExtensionInfo::id),
                catalogue.document().stream()
                    .filter(member -> !member.components().isEmpty())
                    .map(ParameterInfo::name))
            .distinct()
            .toList();
    throw new InvalidRequestException(
        "extension",
        "",
        "there is no extension \""
            + id
            + "\""
            + Spelling.hint(id, known)
            + " (extensions lists all)");
  }

  /** For example {@code integer, >= 1, steps} or {@code kernel: mala, ula}. */
  private static String value(ParameterInfo parameter) {
    String range = parameter.range().isEmpty() ? "" : ", " + parameter.range();
    String unit = parameter.unit().isEmpty() ? "" : ", " + parameter.unit();
    String choices =
        parameter.choices().isEmpty() ? "" : ": " + String.join(", ", parameter.choices());
    return parameter.type() + choices + range + unit;
  }

  private static void addRows(Table table, String prefix, List<ParameterInfo> parameters) {
    for (ParameterInfo parameter : parameters) {
      table
          .addRow()
          .addContent(
              prefix + parameter.name(),
              value(parameter),
              parameter.defaultValue().isEmpty() ? "(required)" : parameter.defaultValue(),
              parameter.description());
      addRows(table, prefix + parameter.name() + ".", parameter.components());
    }
  }
}
