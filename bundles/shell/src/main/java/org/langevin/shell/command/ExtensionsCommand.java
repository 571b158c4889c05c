package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.shell.completion.PointCompleter;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.PointInfo;

/** Lists extensions. */
@Service
@Command(
    scope = "score",
    name = "extensions",
    description = "Lists what experiments can be composed of",
    detailedDescription = "For example: extensions sampler")
public final class ExtensionsCommand extends ArgumentCommand {
  @Reference Catalogue catalogue;

  @Argument(name = "point", description = "Only this extension point, for example sampler")
  @Completion(PointCompleter.class)
  String point;

  @Option(name = "--points", description = "Lists the extension points, not the extensions")
  boolean onlyPoints;

  @Override
  void run() throws InvalidRequestException {
    List<String> points = catalogue.points().stream().map(PointInfo::id).toList();
    if (point != null && !points.contains(point)) {
      throw new InvalidRequestException(
          "point", "", "\"" + point + "\" is no extension point; there are " + points);
    }
    if (onlyPoints) {
      printPoints();
      return;
    }
    List<ExtensionInfo> extensions =
        catalogue.extensions().stream()
            .filter(e -> point == null || e.point().equals(point))
            .toList();
    if (json) {
      ArrayNode array = Output.array();
      for (ExtensionInfo extension : extensions) {
        array
            .addObject()
            .put("point", extension.point())
            .put("id", extension.id())
            .put("version", extension.version().toString())
            .put("bundle", extension.bundle())
            .put("title", extension.title())
            .put("state", state(extension));
      }
      print(array);
      return;
    }
    Table table = table("no extensions", "Point", "Id", "Version", "State", "Title");
    for (ExtensionInfo extension : extensions) {
      table
          .addRow()
          .addContent(
              extension.point(),
              extension.id(),
              extension.version(),
              state(extension),
              extension.title());
    }
    print(table);
    if (point == null) {
      out().println();
      printPoints();
    }
  }

  private void printPoints() {
    if (json) {
      print(Output.tree(catalogue.points()));
      return;
    }
    Table table = table("no extension points", "Point", "Declared by", "What they do");
    for (PointInfo info : catalogue.points()) {
      table.addRow().addContent(info.id(), info.bundle(), info.title());
    }
    print(table);
  }

  static String state(ExtensionInfo extension) {
    return extension.state().name().toLowerCase(Locale.ROOT);
  }
}
