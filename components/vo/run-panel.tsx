import { shellWord } from "#components/start-recipe/shell.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { Panel } from "#components/ui/panel.tsx";

type RunPanelProps = {
  /** The VO's name. */
  vo: string;
  enrolmentUrl: string | null;
};

/** From knowing a VO to a running machine, in three steps. */
export function RunPanel({ vo, enrolmentUrl }: RunPanelProps) {
  const word = shellWord(vo);
  return (
    <Panel title="Run these images" description="For members of the VO, at any site that supports it.">
      <ol className="grid grid-cols-1 gap-5 text-sm">
        <Step number={1} title="Become a member">
          {enrolmentUrl ? (
            <>
              <a href={enrolmentUrl} rel="nofollow noopener" className="prose-link">
                Ask to join the VO
              </a>
              ; its managers answer.
            </>
          ) : (
            "Ask the managers of the VO how to join."
          )}
        </Step>
        <Step number={2} title="See which site offers what">
          Sites name images by the titles on the list.
          <CodeBlock
            label="Images of the VO at all sites"
            code={`fedcloud openstack image list \\\n  --vo ${word} --site ALL_SITES`}
            className="mt-2.5"
          />
        </Step>
        <Step number={3} title="Start one">
          Open an appliance of the list: under “Start it” stand the commands for your tool, and a cloud-init
          file is made for you.
        </Step>
      </ol>
    </Panel>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)]">
      <span aria-hidden className="font-semibold text-accent-ink font-figures">
        {number}
      </span>
      <div className="min-w-0">
        <h3 className="font-semibold">{title}</h3>
        <div className="text-ink-muted">{children}</div>
      </div>
    </li>
  );
}
