/**
 * Who may do what, in the whole product: the one table. `rights.db.test.ts` tries every cell on the real use cases,
 * `docs/rights.md` and the page /rights are printed from it.
 */

/** What comes of it: done; sent to sign in; told that it is not allowed; told that there is no such thing. */
export type Outcome = "yes" | "sign in" | "no" | "hidden";

/** Columns, in order. Each is somebody who has that role and no other. */
export const ROLES = [
  ["visitor", "Visitor", "nobody who is signed in"],
  ["person", "Signed in", "somebody with no role at all"],
  ["member", "VO member", "member of the VO in question"],
  ["deputy", "VO deputy, expert, shifter", "one of these roles in the VO in question"],
  ["manager", "VO manager", "manager of the VO in question"],
  ["maintainer", "Maintainer", "of the appliance in question"],
  ["owner", "Owner", "of the appliance in question"],
  ["operator", "Provider operator", "of the provider in question"],
  ["officer", "Security officer", ""],
  ["administrator", "Administrator", ""],
  [
    "token",
    "Person's token",
    "of somebody who is owner and VO manager, made for all that a token can be made for",
  ],
  ["site", "Provider's token", "made for all that a provider's token can be made for"],
] as const;

export type RoleName = (typeof ROLES)[number][0];

const OUTCOMES: Readonly<Record<string, Outcome>> = { y: "yes", s: "sign in", "-": "no", "0": "hidden" };

/*
 * y: may. s: is asked to sign in. -: is told that it is not theirs to do. 0: is told that there is no such thing.
 * The service itself (worker, seed, commands) may do everything and has no column.
 */
const TABLE = `
                                             visitor person member deputy manager maintainer owner operator officer administrator token site
# Appliances
register an appliance                        s       y      y      y      y       y          y     y        y       y             -     -
look a publication up                        s       y      y      y      y       y          y     y        y       y             -     -
see a published version                      y       y      y      y      y       y          y     y        y       y             y     y
see a hidden version                         0       0      0      0      0       y          y     0        y       y             y     0
see the working version                      0       0      0      0      0       y          y     0        0       y             y     0
see an integrity check                       0       0      0      0      0       y          y     0        0       y             y     0
edit the entry                               s       -      -      -      -       y          y     -        -       y             y     -
change the logo of an appliance              s       -      -      -      -       y          y     -        -       y             y     -
create a working version                     s       -      -      -      -       y          y     -        -       y             y     -
edit the working version                     s       -      -      -      -       y          y     -        -       y             y     -
add an image                                 s       -      -      -      -       y          y     -        -       y             y     -
edit an image                                s       -      -      -      -       y          y     -        -       y             y     -
see what the file of an image tells          s       -      -      -      -       y          y     -        -       y             y     -
see what was uploaded                        0       0      0      0      0       y          y     0        0       y             y     0
upload a file                                s       -      -      -      -       y          y     -        -       y             y     -
write to an upload                           s       -      -      -      -       y          y     -        -       y             y     -
finish an upload                             s       -      -      -      -       y          y     -        -       y             y     -
remove an uploaded file                      s       -      -      -      -       y          y     -        -       y             y     -
see continuous delivery                      0       0      0      0      0       y          y     0        0       y             y     0
set continuous delivery up                   s       -      -      -      -       y          y     -        -       y             -     -
check for a delivery now                     s       -      -      -      -       y          y     -        -       y             y     -
pause continuous delivery                    s       -      -      -      -       y          y     -        -       y             y     -
resume continuous delivery                   s       -      -      -      -       y          y     -        -       y             y     -
end continuous delivery                      s       -      -      -      -       y          y     -        -       y             y     -
deliver a version by a program               s       -      -      -      -       y          y     -        -       y             y     -
remove an image                              s       -      -      -      -       y          y     -        -       y             y     -
request an integrity check                   s       -      -      -      -       y          y     -        -       y             y     -
cancel an integrity check                    s       -      -      -      -       y          y     -        -       y             y     -
check a published file again                 s       -      -      -      -       y          y     -        -       y             y     -
publish the working version                  s       -      -      -      -       y          y     -        -       y             y     -
check and publish in one go                  s       -      -      -      -       y          y     -        -       y             y     -
call a publication off                       s       -      -      -      -       y          y     -        -       y             y     -
extend a published version                   s       -      -      -      -       y          y     -        -       y             y     -
hide a published version                     s       -      -      -      -       y          y     -        -       y             y     -
show a hidden version again                  s       -      -      -      -       y          y     -        -       y             y     -
revoke a published version                   s       -      -      -      -       -          -     -        y       y             -     -
reinstate a revoked version                  s       -      -      -      -       -          -     -        y       y             -     -
see whom a revocation would concern          0       0      0      0      0       0          0     0        y       y             0     0
discard the working version                  s       -      -      -      -       y          y     -        -       y             y     -
see how an appliance can end                 0       0      0      0      0       y          y     0        0       y             y     0
archive an appliance                         s       -      -      -      -       -          y     -        -       y             -     -
bring an archived appliance back             s       -      -      -      -       -          y     -        -       y             -     -
delete what was never published              s       -      -      -      -       -          y     -        -       y             -     -
delete an archived appliance                 s       -      -      -      -       -          -     -        -       y             -     -
see what restoring the entry would change    0       0      0      0      0       y          y     0        0       y             y     0
restore an earlier state of the entry        s       -      -      -      -       y          y     -        -       y             y     -
see the history of an appliance              0       0      0      0      0       y          y     0        y       y             0     0
# People of an appliance
see who works on an appliance, and who may   0       0      0      0      0       y          y     0        0       y             0     0
invite a maintainer                          s       -      -      -      -       -          y     -        -       y             -     -
offer the ownership                          s       -      -      -      -       -          y     -        -       y             -     -
accept an invitation of somebody else        s       0      0      0      0       -          -     0        0       -             -     -
decline an invitation of somebody else       s       0      0      0      0       -          -     0        0       -             -     -
withdraw an invitation                       s       0      0      0      0       -          y     0        0       y             -     -
remove a maintainer                          s       -      -      -      -       -          y     -        -       y             -     -
leave an appliance                           s       -      -      -      -       y          -     -        -       -             -     -
ask to join                                  s       y      y      y      y       -          -     y        y       y             -     -
withdraw somebody else's request to join     s       0      0      0      0       0          -     0        0       -             -     -
answer a request to join                     s       0      0      0      0       0          y     0        0       y             -     -
# Ratings and comments
rate an appliance                            s       y      y      y      y       -          -     y        y       y             -     -
withdraw one's rating                        s       y      y      y      y       y          y     y        y       y             -     -
answer a comment                             s       -      -      -      -       y          y     -        -       y             -     -
report a comment                             s       y      y      y      y       y          y     y        y       y             -     -
see which comments were reported             0       0      0      0      0       0          0     0        0       y             0     0
hide or keep a comment                       s       -      -      -      -       -          -     -        -       y             -     -
# Problems with appliances
report a problem                             y       y      y      y      y       y          y     y        y       y             -     -
see what is reported about an appliance      0       0      0      0      0       y          y     0        0       y             0     0
mark a problem as resolved                   s       0      0      0      0       y          y     0        0       y             -     -
dismiss a report                             s       0      0      0      0       -          -     0        0       y             -     -
resolve a violation of copyright             s       0      0      0      0       0          0     0        0       y             -     -
see what is reported about all appliances    0       0      0      0      0       0          0     0        0       y             0     0
# VOs and their image lists
see a VO and what its list holds             y       y      y      y      y       y          y     y        y       y             y     y
fetch a list that is for tokens only         s       -      y      y      y       -          -     -        -       y             y     y
fetch it in another format                   s       -      y      y      y       -          -     -        -       y             y     y
see the draft                                0       0      0      y      y       0          0     0        0       y             y     0
add an appliance to the draft                s       -      -      y      y       -          -     -        -       y             y     -
update all that is outdated in the draft     s       -      -      y      y       -          -     -        -       y             y     -
see which images the draft could hold        0       0      0      y      y       0          0     0        0       y             y     0
choose single images for the draft           s       -      -      y      y       -          -     -        -       y             y     -
say how the list follows an appliance        s       -      -      y      y       -          -     -        -       y             y     -
note something on an appliance of a list      s       -      -      y      y       -          -     -        -       y             y     -
remove an appliance from the draft           s       -      -      y      y       -          -     -        -       y             y     -
see what restoring a revision would change   0       0      0      y      y       0          0     0        0       y             y     0
bring a revision back as the draft           s       -      -      y      y       -          -     -        -       y             y     -
take the last change of the draft back       s       -      -      y      y       -          -     -        -       y             y     -
revert the draft                             s       -      -      y      y       -          -     -        -       y             y     -
publish the draft                            s       -      -      y      y       -          -     -        -       y             y     -
propose to publish the draft                 s       -      -      y      y       -          -     -        -       y             y     -
approve what somebody else proposed          s       -      -      y      y       -          -     -        -       y             -     -
decline what somebody else proposed          s       -      -      y      y       -          -     -        -       y             -     -
see the settings of a list                   0       0      0      0      y       0          0     0        0       y             0     0
change the settings of a list                s       -      -      -      y       -          -     -        -       y             -     -
see which providers may fetch the list       0       0      0      y      y       0          0     0        0       y             0     0
see which provider has which revision        0       0      0      y      y       0          0     0        0       y             0     0
open the list to a provider                  s       -      -      y      y       -          -     -        -       y             -     -
close the list to a provider                 s       -      -      y      y       -          -     -        -       y             -     -
see what VOs were asked for an appliance     0       0      0      0      0       y          y     0        0       y             y     0
ask VOs something for an appliance           s       -      -      -      -       y          y     -        -       y             -     -
withdraw what a VO was asked                 s       0      0      -      -       y          y     0        0       y             -     -
see what authors ask                         0       0      0      y      y       0          0     0        0       y             y     0
answer what authors ask                      s       0      0      y      y       -          -     0        0       y             -     -
see the history of a VO                      0       0      0      y      y       0          0     0        0       y             0     0
edit a VO                                    s       -      -      -      y       -          -     -        -       y             -     -
create a VO                                  s       -      -      -      -       -          -     -        -       y             -     -
see whom the removal of a VO would concern   0       0      0      0      0       0          0     0        0       y             0     0
remove a VO                                  s       -      -      -      -       -          -     -        -       y             -     -
bring a removed VO back                      s       -      -      -      -       -          -     -        -       y             -     -
map a group to a VO                          s       -      -      -      -       -          -     -        -       y             -     -
unmap a group from a VO                      s       -      -      -      -       -          -     -        -       y             -     -
# Providers
see a provider                               y       y      y      y      y       y          y     y        y       y             y     y
register a provider                          s       -      -      -      -       -          -     -        -       y             -     -
edit a provider                              s       -      -      -      -       -          -     y        -       y             -     -
add an operator                              s       -      -      -      -       -          -     y        -       y             -     -
remove an operator                           s       -      -      -      -       -          -     y        -       y             -     -
see a provider's tokens                      0       0      0      0      0       0          0     y        0       y             0     0
create a token for a provider                s       -      -      -      -       -          -     y        -       y             -     -
revoke a provider's token                    s       0      0      0      0       0          0     y        0       y             0     0
see what a provider has fetched              0       0      0      0      0       0          0     y        0       y             0     0
see what a provider's client was tried with  0       0      0      0      0       0          0     y        0       y             0     0
choose what a client is tried with           s       -      -      -      -       -          -     y        -       y             -     -
give the test list another address           s       -      -      -      -       -          -     y        -       y             -     -
begin the trial of a client anew             s       -      -      -      -       -          -     y        -       y             -     -
see the history of a provider                0       0      0      0      0       0          0     y        0       y             0     0
# One's own account
edit one's profile                           s       y      y      y      y       y          y     y        y       y             -     -
complete one's profile                       s       y      y      y      y       y          y     y        y       y             -     -
end one's own session                        s       y      y      y      y       y          y     y        y       y             -     -
end one's other sessions                     s       y      y      y      y       y          y     y        y       y             -     -
link another identity                        s       y      y      y      y       y          y     y        y       y             -     -
unlink an identity of one's own              s       y      y      y      y       y          y     y        y       y             -     -
make the address of one's calendar           s       y      y      y      y       y          y     y        y       y             -     -
remove the address of one's calendar         s       y      y      y      y       y          y     y        y       y             -     -
follow an image list                         s       y      y      y      y       y          y     y        y       y             -     -
stop following an image list                 s       y      y      y      y       y          y     y        y       y             -     -
follow an appliance                          s       y      y      y      y       y          y     y        y       y             -     -
stop following an appliance                  s       y      y      y      y       y          y     y        y       y             -     -
save a search                                s       y      y      y      y       y          y     y        y       y             -     -
change a saved search                        s       y      y      y      y       y          y     y        y       y             -     -
delete a saved search                        s       y      y      y      y       y          y     y        y       y             -     -
end a saved search by its secret address     y       y      y      y      y       y          y     y        y       y             y     y
say how one is told of appliances            s       y      y      y      y       y          y     y        y       y             -     -
end a subscription by its secret address     y       y      y      y      y       y          y     y        y       y             y     y
end messages by their secret address         y       y      y      y      y       y          y     y        y       y             y     y
look through one's news                      s       y      y      y      y       y          y     y        y       y             -     -
look after one's favourites                  s       y      y      y      y       y          y     y        y       y             -     -
create a token for oneself                   s       y      y      y      y       y          y     y        y       y             -     -
# Administration
search people                                0       0      0      0      0       0          0     0        0       y             0     0
see a person's roles and identities          0       0      0      0      0       0          0     0        0       y             0     0
grant a platform role                        s       -      -      -      -       -          -     -        -       y             -     -
revoke a platform role                       s       -      -      -      -       -          -     -        -       y             -     -
grant a role in a VO                         s       -      -      -      -       -          -     -        -       y             -     -
revoke a role in a VO                        s       -      -      -      -       -          -     -        -       y             -     -
block a person                               s       -      -      -      -       -          -     -        -       y             -     -
unblock a person                             s       -      -      -      -       -          -     -        -       y             -     -
create a token for somebody else             s       -      -      -      -       -          -     -        -       -             -     -
revoke somebody else's token                 s       0      0      0      0       0          0     0        0       y             0     0
add a category, discipline or licence        s       -      -      -      -       -          -     -        -       y             -     -
edit a category, discipline or licence       s       -      -      -      -       -          -     -        -       y             -     -
move a category, discipline or licence       s       -      -      -      -       -          -     -        -       y             -     -
retire a category, discipline or licence     s       -      -      -      -       -          -     -        -       y             -     -
restore a category, discipline or licence    s       -      -      -      -       -          -     -        -       y             -     -
remove a category, discipline or licence     s       -      -      -      -       -          -     -        -       y             -     -
see the job queues                           0       0      0      0      0       0          0     0        0       y             0     0
retry a failed job                           s       -      -      -      -       -          -     -        -       y             -     -
remove a failed job                          s       -      -      -      -       -          -     -        -       y             -     -
see the outbox                               0       0      0      0      0       0          0     0        0       y             0     0
search the audit trail                       0       0      0      0      0       0          0     0        0       y             0     0
export the audit trail                       s       -      -      -      -       -          -     -        -       y             -     -
`;

/** One thing to do, and what comes of it for each role. */
export type Right = { action: string; outcomes: Readonly<Record<RoleName, Outcome>> };
/** Things to do with one kind of thing. */
export type RightsGroup = { title: string; rights: readonly Right[] };

/** The table, read. */
export const RIGHTS: readonly RightsGroup[] = readTable(TABLE);

function readTable(text: string): RightsGroup[] {
  const groups: { title: string; rights: Right[] }[] = [];
  const [, ...lines] = text.trim().split("\n");
  for (const line of lines) {
    if (line.startsWith("# ")) groups.push({ title: line.slice(2), rights: [] });
    else groups.at(-1)?.rights.push(readRow(line));
  }
  return groups;
}

function readRow(line: string): Right {
  const [, action = "", cells = ""] = /^(.+?)\s{2,}(\S(?:\s+\S)*)$/.exec(line) ?? [];
  const letters = cells.split(/\s+/);
  if (letters.length !== ROLES.length) throw new Error(`The row “${line}” has ${letters.length} cells.`);
  const outcomes = ROLES.map(([role], index) => {
    const outcome = OUTCOMES[letters[index] ?? ""];
    if (!outcome) throw new Error(`The row “${line}” has a cell that means nothing.`);
    return [role, outcome] as const;
  });
  return { action, outcomes: Object.fromEntries(outcomes) as Right["outcomes"] };
}
