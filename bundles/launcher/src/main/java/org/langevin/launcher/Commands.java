package org.langevin.launcher;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Command;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** The commands that the installed bundles declare, whether or not they can be run yet. */
final class Commands {
  private static final String HEADER = "Karaf-Commands";

  /** The number of columns of the terminal that results go to, as the start script found it. */
  private static final String WIDTH = "langevin.results.width";

  /** Names, with the classes that declare the commands. */
  private final Map<String, Class<?>> actions = new TreeMap<>();

  private Commands() {}

  /** Reads the declarations of a scope from the bundles' classes, as the shell itself does. */
  static Commands declared(BundleContext context, String scope) {
    Commands commands = new Commands();
    for (Bundle bundle : context.getBundles()) {
      String packages = bundle.getHeaders("").get(HEADER);
      BundleWiring wiring = bundle.adapt(BundleWiring.class);
      if (packages == null || wiring == null) {
        continue;
      }
      for (String name : packages.split(",")) {
        commands.add(wiring, name.split(";")[0].strip().replace(".*", ""), scope);
      }
    }
    return commands;
  }

  private void add(BundleWiring wiring, String packageName, String scope) {
    Collection<String> classes =
        wiring.listResources(
            packageName.replace('.', '/'),
            "*.class",
            BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE);
    for (String resource : classes) {
      try {
        Class<?> action =
            wiring
                .getClassLoader()
                .loadClass(resource.substring(0, resource.length() - 6).replace('/', '.'));
        Command command = action.getAnnotation(Command.class);
        if (command != null && command.scope().equals(scope)) {
          actions.put(command.name(), action);
        }
      } catch (ClassNotFoundException | LinkageError e) {
        // A class that can not be loaded is no command; the shell passes over it, too.
        continue;
      }
    }
  }

  boolean contains(String name) {
    return actions.containsKey(name);
  }

  /** What a command does and takes. */
  List<String> help(String name) {
    return new Help(actions.get(name), Integer.getInteger(WIDTH, 0)).lines();
  }

  /** One line for each command. */
  List<String> lines() {
    int width = actions.keySet().stream().mapToInt(String::length).max().orElse(0);
    String format = "  %-" + Math.max(1, width) + "s  %s";
    return actions.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    format,
                    entry.getKey(),
                    entry.getValue().getAnnotation(Command.class).description()))
        .toList();
  }

  /** The command whose name differs least, if it differs little. */
  Optional<String> nearest(String name) {
    return actions.keySet().stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 3));
  }

  /** Letters to insert, delete or replace, or neighbours to swap, to get from one to the other. */
  static int distance(String from, String to) {
    int[][] distance = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        int replaced = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        distance[i][j] = swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
      }
    }
    return distance[from.length()][to.length()];
  }
}
