package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.binding.ParameterInfo;
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
    description = "Describes an extension: its parameters with meaning, unit, default and range")
public final class DescribeCommand extends ArgumentCommand {
  @Reference Catalogue catalogue;

  @Argument(
      name = "extension",
      description = "Its id, with a version range if need be: euler-maruyama@[1.0,2.0)",
      required = true)
  @Completion(ExtensionCompleter.class)
  String reference;

  @Option(
      name = "--point",
      description = "The extension point, if several have this id; by default an experiment's own")
  @Completion(PointCompleter.class)
  String point;

  @Override
  void run() throws InvalidRequestException {
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
              .put("state", ExtensionsCommand.state(extension));
      node.set("parameters", Output.tree(parameters));
      print(node);
      return;
    }
    out()
        .printf(
            Locale.ROOT,
            "%s %s %s (%s)%n%s%n%n",
            extension.point(),
            extension.id(),
            extension.version(),
            extension.bundle(),
            extension.title());
    Table table =
        table("no parameters", "Parameter", "Type", "Unit", "Default", "Range", "Description");
    addRows(table, "", parameters);
    print(table);
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
    List<String> similar =
        catalogue.extensions().stream().map(ExtensionInfo::id).distinct().sorted().toList();
    throw new InvalidRequestException(
        "extension", "", "there is no extension \"" + id + "\"; there are " + similar);
  }

  private static void addRows(Table table, String prefix, List<ParameterInfo> parameters) {
    for (ParameterInfo parameter : parameters) {
      String range =
          parameter.choices().isEmpty()
              ? parameter.range()
              : String.join(", ", parameter.choices());
      table
          .addRow()
          .addContent(
              prefix + parameter.name(),
              parameter.type(),
              parameter.unit(),
              parameter.defaultValue().isEmpty() ? "(required)" : parameter.defaultValue(),
              range,
              parameter.description());
      addRows(table, prefix + parameter.name() + ".", parameter.components());
    }
  }
}
