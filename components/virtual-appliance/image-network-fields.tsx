import { FormSection } from "#components/ui/form-section.tsx";
import type { ImageFieldsProps } from "./image-form-values.ts";
import { TrafficRuleEditor } from "./traffic-rule-editor.tsx";

/** What the network must let through. */
export function ImageNetworkFields({ values, errors }: ImageFieldsProps) {
  return (
    <FormSection
      title="Network"
      description="Which traffic must be let through for the appliance to work. Sites read it from image lists, people open their security groups by it."
    >
      <TrafficRuleEditor rules={values.trafficRules} error={errors.trafficRules} />
    </FormSection>
  );
}
