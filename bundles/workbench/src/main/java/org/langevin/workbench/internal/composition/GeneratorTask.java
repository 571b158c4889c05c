package org.langevin.workbench.internal.composition;

import org.langevin.api.generator.Generator;

/**
 * An experiment's {@code generator}, in the place of a network and samplers.
 *
 * @param id the extension's id
 * @param name the name of its samples' files
 * @param pointer where it stands in the document
 * @param generator the instance
 * @param count how many samples to draw
 */
public record GeneratorTask(
    String id, String name, String pointer, Generator generator, int count) {}
