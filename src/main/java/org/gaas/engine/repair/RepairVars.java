package org.gaas.engine.repair;

import java.time.Instant;
import org.gaas.engine.Var;
import org.gaas.engine.Vars;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of the process {@code repair-step}. */
@Configuration
class RepairVars {
    static final String PROCESS = "repair-step";
    static final String TASK = "Task_RepairStep";
    static final String SECOND_TASK = "Task_ConfirmSkip";
    static final String TAKEN_CARE_OF = "RepairTakenCareOf";
    static final String UNDO_REQUESTED = "UndoRequested";

    static final Var<String> REPAIR = Var.text("repairId");
    static final Var<String> SUBJECT = Var.text("repairSubject");

    /** When the first of those that wait should go on. */
    static final Var<Instant> DUE = Var.text("repairDue").as(Instant::parse, Instant::toString);

    /** What the forms show, made when they are opened; the rest is in our table. */
    static final Var<String> PLACE = Var.text("repairPlace");

    static final Var<String> REASON = Var.text("repairReason");
    static final Var<String> WANTED = Var.text("repairWanted");
    static final Var<String> FOUND = Var.text("repairFound");
    static final Var<String> REMEDY = Var.text("repairRemedy");
    static final Var<String> LOG = Var.text("repairLog");
    static final Var<String> AFFECTED = Var.text("repairAffected");
    static final Var<String> BEFORE = Var.text("repairBefore");
    static final Var<String> NOT_OFFERED = Var.text("repairNotOffered");
    static final Var<String> SKIPPING = Var.text("repairSkipping");
    static final Var<Boolean> MAY_SKIP = Var.flag("repairMaySkip");
    static final Var<Boolean> MAY_UNDO = Var.flag("repairMayUndo");
    static final Var<String> PROPOSED = Var.text("repairProposed");
    static final Var<String> OBJECTED = Var.text("repairObjected");

    /** What the first person answers. */
    static final Var<Decision> DECISION = Var.text("repairDecision").as(Decision::of, Decision::word);

    static final Var<String> WHY = Var.text("repairWhy");

    /** Whether a second person has to agree; set by the desk when the first has decided. */
    static final Var<Boolean> SECOND = Var.flag("repairSecond");

    /** What the second person answers. */
    static final Var<String> AGREED = Var.choice("repairAgreed", "yes", "no");

    static final Var<String> OBJECTION = Var.text("repairObjection");

    @Bean
    Vars repairVariables() {
        return Vars.of(
                REPAIR,
                SUBJECT,
                DUE,
                PLACE,
                REASON,
                WANTED,
                FOUND,
                REMEDY,
                LOG,
                AFFECTED,
                BEFORE,
                NOT_OFFERED,
                SKIPPING,
                MAY_SKIP,
                MAY_UNDO,
                PROPOSED,
                OBJECTED,
                DECISION,
                WHY,
                SECOND,
                AGREED,
                OBJECTION);
    }
}
