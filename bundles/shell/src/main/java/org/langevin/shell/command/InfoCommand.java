package org.langevin.shell.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.langevin.shell.Output;
import org.langevin.shell.Table;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.Places;
import org.osgi.framework.FrameworkUtil;

/** Tells what this workbench is made of and runs on. */
@Service
@Command(
    scope = "score",
    name = "info",
    description = "Tells versions, what there is to compose, and where things are")
public final class InfoCommand extends WorkbenchCommand {
  @Reference Catalogue catalogue;
  @Reference Places places;

  @Override
  void run() {
    Map<String, Integer> counts = new TreeMap<>();
    catalogue.extensions().forEach(extension -> counts.merge(extension.point(), 1, Integer::sum));
    if (json) {
      print(json(counts));
      return;
    }
    Table table = table("", "What", "Value");
    row(table, "Langevin", FrameworkUtil.getBundle(getClass()).getVersion());
    row(table, "Karaf", System.getProperty("karaf.version"));
    row(table, "Java", System.getProperty("java.runtime.version"));
    row(table, "System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    row(table, "Processors", Runtime.getRuntime().availableProcessors());
    row(table, "Heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
    counts.forEach((point, count) -> row(table, "Extensions, " + point, count));
    print(table);
    out().println();
    // Paths are not broken, so that they can be copied.
    paths().forEach((name, path) -> out().println(name + ": " + path));
    out().flush();
  }

  private Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("Gallery", places.gallery().toString());
    paths.put("Runs", places.runs().toString());
    paths.put(
        "Data",
        places.data().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    paths.put("Cache", places.cache().toString());
    // A command that runs by itself keeps none.
    if (session.getTerminal() != null) {
      paths.put("Log", Path.of(System.getProperty("karaf.log"), "karaf.log").toString());
    }
    return paths;
  }

  private ObjectNode json(Map<String, Integer> counts) {
    ObjectNode node =
        Output.object()
            .put("version", FrameworkUtil.getBundle(getClass()).getVersion().toString())
            .put("karaf", System.getProperty("karaf.version"))
            .put("java", System.getProperty("java.runtime.version"))
            .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
            .put("processors", Runtime.getRuntime().availableProcessors())
            .put("heap", Runtime.getRuntime().maxMemory());
    node.set("extensions", Output.tree(counts));
    ObjectNode folders = node.putObject("paths");
    paths().forEach((name, path) -> folders.put(name.toLowerCase(Locale.ROOT), path));
    return node;
  }

  private static void row(Table table, String name, Object value) {
    table.addRow().addContent(name, value);
  }
}
