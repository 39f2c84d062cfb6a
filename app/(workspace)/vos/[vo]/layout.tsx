import { VoLayout } from "#app/_vo/vo-layout.tsx";

export default VoLayout;
