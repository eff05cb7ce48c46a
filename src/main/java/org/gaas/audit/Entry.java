package org.gaas.audit;

import org.gaas.engine.Excerpt;
import org.gaas.engine.Work;

/**
 * What is to be written into the trail. Never holds a secret. What belongs to the work of this thread (on whose behalf,
 * about what, which process and step) is filled in where the caller does not say otherwise.
 *
 * @param who a user, or {@code desk}
 * @param behalf for whom the desk acts; empty when a person acts, or nobody asked
 * @param roles the roles that the person had at that moment
 * @param what a short, stable verb: {@code complete-task}, {@code converge}
 * @param about what it was done for: mostly an installation
 * @param place where it happened: a server, the address of a client; may be empty
 * @param subject what exactly: the wish's subject, the thing decided
 * @param outcome what became of it
 * @param detail a reason, a note; may be empty
 * @param plan what the person was shown before deciding; may be empty
 * @param work what belongs together: a decision and the changes that follow from it have the same
 * @param step the step of the process; empty when none
 */
public record Entry(
        Kind kind,
        String who,
        String behalf,
        String roles,
        String what,
        String about,
        String place,
        String subject,
        String outcome,
        String detail,
        String plan,
        String work,
        String step) {
    private static final String DESK = "desk";

    public Entry {
        // an entry that does not fit must not keep the work from being recorded
        who = Excerpt.start(100, who);
        behalf = Excerpt.start(100, behalf);
        roles = Excerpt.start(200, roles);
        what = Excerpt.start(60, what);
        about = Excerpt.start(100, about);
        place = Excerpt.start(100, place);
        subject = Excerpt.start(300, subject);
        outcome = Excerpt.start(20, outcome);
        detail = Excerpt.start(2000, detail);
        plan = Excerpt.start(8000, plan);
        work = Excerpt.start(64, work);
        step = Excerpt.start(100, step);
    }

    private Entry(Kind kind, String who, String what, String outcome) {
        this(kind, who, "", "", what, "", "", "", outcome, "", "", "", "");
    }

    public static Entry decision(String who, String what, String about) {
        return new Entry(Kind.DECISION, who, what, "DONE").about(about);
    }

    /** Something that the desk itself does, on behalf of whoever the work is done for. */
    public static Entry change(String what, String place) {
        return change(DESK, what, place);
    }

    public static Entry change(String who, String what, String place) {
        return new Entry(Kind.CHANGE, who, what, "APPLIED").place(place);
    }

    /**
     * @param rule the rule's code, for example {@code FOUR_EYES}
     */
    public static Entry denial(String who, String what, String rule) {
        return new Entry(Kind.DENIAL, who, what, "DENIED").subject(rule);
    }

    public Entry behalf(String text) {
        return new Entry(kind, who, text, roles, what, about, place, subject, outcome, detail, plan, work, step);
    }

    public Entry roles(String text) {
        return new Entry(kind, who, behalf, text, what, about, place, subject, outcome, detail, plan, work, step);
    }

    public Entry about(String text) {
        return new Entry(kind, who, behalf, roles, what, text, place, subject, outcome, detail, plan, work, step);
    }

    public Entry place(String text) {
        return new Entry(kind, who, behalf, roles, what, about, text, subject, outcome, detail, plan, work, step);
    }

    public Entry subject(String text) {
        return new Entry(kind, who, behalf, roles, what, about, place, text, outcome, detail, plan, work, step);
    }

    public Entry outcome(String text) {
        return new Entry(kind, who, behalf, roles, what, about, place, subject, text, detail, plan, work, step);
    }

    public Entry detail(String text) {
        return new Entry(kind, who, behalf, roles, what, about, place, subject, outcome, text, plan, work, step);
    }

    public Entry plan(String text) {
        return new Entry(kind, who, behalf, roles, what, about, place, subject, outcome, detail, text, work, step);
    }

    public Entry work(String text) {
        return new Entry(kind, who, behalf, roles, what, about, place, subject, outcome, detail, plan, text, step);
    }

    public Entry step(String text) {
        return new Entry(kind, who, behalf, roles, what, about, place, subject, outcome, detail, plan, work, text);
    }

    /** With what is known of the work that this is done in. */
    Entry within(Work now) {
        return new Entry(
                kind,
                who,
                behalf.isEmpty() && !now.person().equals(who) ? now.person() : behalf,
                roles,
                what,
                about.isEmpty() ? now.about() : about,
                place,
                subject,
                outcome,
                detail,
                plan,
                work.isEmpty() ? now.id() : work,
                step.isEmpty() ? now.step() : step);
    }
}
