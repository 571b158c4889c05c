package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.figure.Figure;
import org.langevin.workbench.figures.FigureFiles;
import org.langevin.workbench.internal.files.FileBatch;

/**
 * The figures that a plugin handed over, kept until all figures of the run are written.
 *
 * @param origin the plugin
 * @param figures in the order in which a reader should meet them
 */
record FigureParts(RunFolder folder, Origin origin, List<Figure> figures) {
  void write(FileBatch batch) throws IOException {
    Map<String, Figure> named = new LinkedHashMap<>();
    for (Figure figure : figures) {
      String name = origin.fileName(figure.name());
      for (int i = 2; named.containsKey(name); i++) {
        // A plugin may give two figures one name.
        name = origin.fileName(figure.name() + "." + i);
      }
      named.put(name, figure);
    }
    int position = 0;
    for (Map.Entry<String, Figure> figure : named.entrySet()) {
      byte[] bytes = FigureFiles.bytes(figure.getKey(), position++, figure.getValue());
      batch.write(
          FigureFiles.file(folder.figureParts(origin), figure.getKey()), out -> out.write(bytes));
    }
  }
}
