package org.langevin.workbench.internal.composition;

import org.langevin.api.generator.Generator;
import org.langevin.workbench.internal.blame.PartName;

/**
 * An experiment's {@code generator}, in the place of a network and samplers.
 *
 * @param id the extension's id
 * @param name the name of its samples' files
 * @param part how messages name it
 * @param generator the instance
 * @param count how many samples to draw
 */
public record GeneratorTask(
    String id, String name, PartName part, Generator generator, int count) {}
